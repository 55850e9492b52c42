package io.packetwalk.netfilter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.packetwalk.net.IpAddress;

/** Reads what follows {@code -j} or {@code -g}. */
final class TargetReader {

	/** {@code 10.0.0.1}, {@code 10.0.0.1:80}, {@code fd00::1} or {@code [fd00::1]:80}. */
	private static final Pattern DESTINATION = Pattern
		.compile("\\[(?<v6>[^\\]]+)\\]:(?<port6>\\d+)|(?<v4>[\\d.]+)(?::(?<port4>\\d+))?|(?<bare>[0-9a-fA-F:]+)");

	private TargetReader() {
	}

	static Target read(String how, List<Token> tokens, Set<String> chains) {
		if (tokens.isEmpty()) {
			throw new IllegalArgumentException(how + " names no target");
		}
		String name = tokens.getFirst().value();
		List<Token> rest = tokens.subList(1, tokens.size());
		if (how.equals("-g")) {
			return new Target.Goto(name);
		}
		if (rest.isEmpty() && chains.contains(name)) {
			return new Target.Jump(name);
		}
		String options = rest.stream().map(Token::raw).collect(Collectors.joining(" "));
		return modelled(name, rest, options).orElseGet(() -> new Target.Opaque(name, options));
	}

	private static Optional<Target> modelled(String name, List<Token> rest, String options) {
		return switch (name) {
			case "ACCEPT" -> bare(new Target.Accept(), options);
			case "DROP" -> bare(new Target.Drop(), options);
			case "RETURN" -> bare(new Target.Return(), options);
			case "REJECT" -> options.isEmpty() ? Optional.of(new Target.Reject("icmp-port-unreachable"))
					: value(rest, "--reject-with").map(Target.Reject::new);
			case "DNAT" -> value(rest, "--to-destination").flatMap(TargetReader::dnat);
			case "SNAT" -> value(rest, "--to-source").flatMap(IpAddress::parse).map(Target.Snat::new);
			case "MASQUERADE" -> options.equals("--random-fully") ? Optional.of(new Target.Masquerade(true))
					: bare(new Target.Masquerade(false), options);
			case "MARK" -> mark(rest);
			default -> Optional.empty();
		};
	}

	private static Optional<Target> bare(Target target, String options) {
		return options.isEmpty() ? Optional.of(target) : Optional.empty();
	}

	/** The value of the one option there is. */
	private static Optional<String> value(List<Token> rest, String option) {
		return (rest.size() == 2 && rest.getFirst().value().equals(option)) ? Optional.of(rest.get(1).value())
				: Optional.empty();
	}

	private static Optional<Target> dnat(String text) {
		Matcher matcher = DESTINATION.matcher(text);
		if (!matcher.matches()) {
			return Optional.empty();
		}
		String address = (matcher.group("v6") != null) ? matcher.group("v6")
				: (matcher.group("v4") != null) ? matcher.group("v4") : matcher.group("bare");
		String port = (matcher.group("port6") != null) ? matcher.group("port6") : matcher.group("port4");
		return IpAddress.parse(address)
			.map((parsed) -> new Target.Dnat(parsed, (port != null) ? Integer.parseInt(port) : 0));
	}

	private static Optional<Target> mark(List<Token> rest) {
		if (rest.size() != 2) {
			return Optional.empty();
		}
		String[] parts = rest.get(1).value().split("/");
		int value = MatchReader.number(parts[0]);
		int mask = (parts.length > 1) ? MatchReader.number(parts[1]) : -1;
		return switch (rest.getFirst().value()) {
			case "--set-xmark" -> Optional.of(new Target.SetMark(value, mask));
			case "--set-mark" -> Optional.of(new Target.SetMark(value, mask | value));
			case "--or-mark" -> Optional.of(new Target.SetMark(value, value));
			case "--xor-mark" -> Optional.of(new Target.SetMark(value, 0));
			case "--and-mark" -> Optional.of(new Target.SetMark(0, ~value));
			default -> Optional.empty();
		};
	}

}
