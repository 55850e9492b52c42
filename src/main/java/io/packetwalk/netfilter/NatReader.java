package io.packetwalk.netfilter;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.IpAddress;

/** Reads the targets that rewrite addresses. */
final class NatReader {

	/** {@code 10.0.0.1-10.0.0.9:80-90/100}, {@code [fd00::1]:80} or {@code fd00::1}. */
	private static final Pattern RANGE = Pattern.compile("(?:\\[(?<v6>[^\\]-]+)(?<to6>-[^\\]]+)?\\]"
			+ "|(?<v4>[\\d.]+)(?<to4>-[\\d.]+)?|(?<bare>[0-9a-fA-F]*:[0-9a-fA-F:]*:[0-9a-fA-F:.]*)(?<toBare>-[0-9a-fA-F:.]+)?)?"
			+ "(?::(?<port>\\d+)(?<toPort>-\\d+(?:/\\d+)?)?)?");

	private NatReader() {
	}

	static Optional<Target> read(String name, List<Token> rest, String options) {
		return switch (name) {
			case "DNAT" -> ranged(name, "--to-destination", rest, options);
			case "SNAT" -> ranged(name, "--to-source", rest, options);
			case "MASQUERADE" -> switch (options) {
				case "" -> Optional.of(new Target.Masquerade(false));
				case "--random-fully" -> Optional.of(new Target.Masquerade(true));
				default -> Optional.of(new Target.NatRange(name, null, 0, options));
			};
			default -> Optional.of(new Target.Redirect(firstPort(rest), options));
		};
	}

	private static int firstPort(List<Token> rest) {
		boolean given = rest.size() > 1 && rest.getFirst().value().startsWith("--to-port");
		return given ? Integer.parseInt(rest.get(1).value().split("[-/]")[0]) : 0;
	}

	private static Optional<Target> ranged(String name, String option, List<Token> rest, String options) {
		if (rest.size() < 2 || !rest.getFirst().value().equals(option)) {
			return Optional.empty();
		}
		Matcher matcher = RANGE.matcher(rest.get(1).value());
		if (!matcher.matches()) {
			return Optional.empty();
		}
		@Nullable String text = first(matcher, "v6", "v4", "bare");
		@Nullable IpAddress address = (text != null) ? IpAddress.of(text) : null;
		int port = (matcher.group("port") != null) ? Integer.parseInt(matcher.group("port")) : 0;
		boolean single = rest.size() == 2 && first(matcher, "to6", "to4", "toBare", "toPort") == null;
		if (address == null || !single || (name.equals("SNAT") && port != 0)) {
			return Optional.of(new Target.NatRange(name, address, port, options));
		}
		return Optional.of(name.equals("DNAT") ? new Target.Dnat(address, port) : new Target.Snat(address));
	}

	private static @Nullable String first(Matcher matcher, String... groups) {
		for (String group : groups) {
			if (matcher.group(group) != null) {
				return matcher.group(group);
			}
		}
		return null;
	}

}
