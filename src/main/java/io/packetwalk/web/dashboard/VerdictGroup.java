package io.packetwalk.web.dashboard;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.packetwalk.trace.Disposition;

/** What became of a request, as coarse as people ask for it. */
enum VerdictGroup {

	DELIVERED("delivered", "✔"), DENIED("denied", "✕"), REFUSED("refused", "✕"), NO_NAME("name not found", "✕"),
	HTTP_ERROR("HTTP error", "✕"), LOST("dropped or lost", "✕"), OUTSIDE_MODEL("outside model", "?");

	private final String word;

	private final String sign;

	VerdictGroup(String word, String sign) {
		this.word = word;
		this.sign = sign;
	}

	static VerdictGroup of(Disposition disposition) {
		return switch (disposition) {
			case DELIVERED, ANSWERED -> DELIVERED;
			case DENIED_BY_POLICY -> DENIED;
			case CONNECTION_REFUSED, REJECTED_NO_ENDPOINTS, REJECTED_BY_RULE -> REFUSED;
			case NXDOMAIN, NODATA, SERVFAIL, DNS_REFUSED, DNS_TIMEOUT -> NO_NAME;
			case HTTP_ERROR -> HTTP_ERROR;
			case DROPPED_NO_LOCAL_ENDPOINTS, DROPPED_BY_RULE, NO_ROUTE, NEIGHBOUR_UNREACHABLE, LOOP -> LOST;
			case EXITS_CLUSTER, NOT_MODELLED -> OUTSIDE_MODEL;
		};
	}

	/** By the key an address has it by. */
	static Optional<VerdictGroup> parse(String key) {
		return Arrays.stream(values()).filter((one) -> one.key().equals(key)).findFirst();
	}

	List<String> dispositions() {
		return Arrays.stream(Disposition.values()).filter((one) -> of(one) == this).map(Enum::name).toList();
	}

	/** {@code no-name}. */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** How it went, as a class of the page's style. */
	public String fate() {
		return (this == DELIVERED) ? "" : (this == OUTSIDE_MODEL) ? "unknown" : "failed";
	}

	public String word() {
		return this.word;
	}

	public String sign() {
		return this.sign;
	}

}
