package io.packetwalk.web.matrix;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

import io.packetwalk.diagnosis.MatrixCell;
import io.packetwalk.trace.Disposition;

/** How a pair ends: a word, a shape and a colour. */
public enum Outcome {

	REACHED("reached", "✔", "good"), DEPENDS("depends", "◐", "part"), DENIED("denied by policy", "✕", "bad"),
	NO_ENDPOINTS("no endpoints", "∅", "bad"), NO_LOCAL("none on its node", "⊘", "bad"),
	REFUSED("refused", "↩\uFE0E", "bad"), NO_NAME("name not found", "?", "bad"), NO_DNS("DNS silent", "…", "bad"),
	LOST("lost", "✕", "bad"), OUTSIDE("leaves cluster", "↗\uFE0E", "none"), NOT_MODELLED("not modelled", "–", "none");

	private final String word;

	private final String sign;

	private final String tone;

	Outcome(String word, String sign, String tone) {
		this.word = word;
		this.sign = sign;
		this.tone = tone;
	}

	static Outcome of(MatrixCell cell) {
		return cell.partly() ? DEPENDS : of(cell.disposition());
	}

	public static Outcome of(Disposition disposition) {
		return switch (disposition) {
			case DELIVERED, ANSWERED -> REACHED;
			case DENIED_BY_POLICY -> DENIED;
			case REJECTED_NO_ENDPOINTS -> NO_ENDPOINTS;
			case DROPPED_NO_LOCAL_ENDPOINTS -> NO_LOCAL;
			case CONNECTION_REFUSED, REJECTED_BY_RULE, HTTP_ERROR -> REFUSED;
			case NXDOMAIN, NODATA, SERVFAIL, DNS_REFUSED -> NO_NAME;
			case DNS_TIMEOUT -> NO_DNS;
			case DROPPED_BY_RULE, NO_ROUTE, NEIGHBOUR_UNREACHABLE, LOOP -> LOST;
			case EXITS_CLUSTER -> OUTSIDE;
			case NOT_MODELLED -> NOT_MODELLED;
		};
	}

	/** By the key an address has it by. */
	static Optional<Outcome> parse(String key) {
		return Arrays.stream(values()).filter((one) -> one.key().equals(key)).findFirst();
	}

	/** {@code no-endpoints}. */
	@JsonValue
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	public String word() {
		return this.word;
	}

	public String sign() {
		return this.sign;
	}

	public String tone() {
		return this.tone;
	}

	/** Whether connections fail, some or all. */
	public boolean fails() {
		return !this.tone.equals("good") && !this.tone.equals("none");
	}

}
