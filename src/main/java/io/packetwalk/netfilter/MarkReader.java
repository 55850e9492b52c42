package io.packetwalk.netfilter;

import java.util.List;
import java.util.Optional;

/** Reads the targets that set marks, of packets and of connections. */
final class MarkReader {

	private MarkReader() {
	}

	static Optional<Target> mark(List<Token> rest) {
		return value(rest).map(Target.class::cast);
	}

	static Optional<Target> connmark(List<Token> rest) {
		String how = rest.isEmpty() ? "" : rest.getFirst().value();
		return switch (how) {
			case "--save-mark" -> Optional.of(new Target.SaveMark(mask(rest, "--nfmask"), mask(rest, "--ctmask")));
			case "--restore-mark" ->
				Optional.of(new Target.RestoreMark(mask(rest, "--nfmask"), mask(rest, "--ctmask")));
			default -> value(rest).map((mark) -> new Target.SetConnmark(mark.value(), mark.mask()));
		};
	}

	private static int mask(List<Token> rest, String option) {
		for (int i = 1; i + 1 < rest.size(); i += 2) {
			String name = rest.get(i).value();
			if (name.equals(option) || name.equals("--mask")) {
				return MatchReader.number(rest.get(i + 1).value());
			}
		}
		return -1;
	}

	private static Optional<Target.SetMark> value(List<Token> rest) {
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
