package io.packetwalk.netfilter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what follows {@code -j} or {@code -g}. */
final class TargetReader {

	/** Targets that change nothing that is modelled. */
	private static final Set<String> GO_ON = Set.of("LOG", "NFLOG", "ULOG", "TRACE", "TCPMSS", "TCPOPTSTRIP",
			"CHECKSUM", "CLASSIFY", "DSCP", "TOS", "ECN", "TTL", "HL", "AUDIT", "IDLETIMER", "RATEEST", "LED",
			"SECMARK", "CONNSECMARK", "TEE");

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
			case "DNAT", "SNAT", "MASQUERADE", "REDIRECT" -> NatReader.read(name, rest, options);
			case "MARK" -> MarkReader.mark(rest);
			case "CONNMARK" -> MarkReader.connmark(rest);
			case "NOTRACK" -> bare(new Target.Notrack(name), options);
			case "CT" ->
				options.equals("--notrack") ? Optional.of(new Target.Notrack("CT --notrack")) : Optional.empty();
			default -> GO_ON.contains(name) ? Optional.of(new Target.GoesOn(name, options)) : Optional.empty();
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

}
