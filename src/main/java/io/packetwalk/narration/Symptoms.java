package io.packetwalk.narration;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.HttpResult;
import io.packetwalk.trace.LookupSummary;
import io.packetwalk.trace.Symptom;

/** What client programs print. */
final class Symptoms {

	private Symptoms() {
	}

	static Symptom of(String tool, String host, int port, Disposition end, @Nullable HttpResult http, long micros) {
		String after = duration(micros);
		return switch (tool) {
			case "curl" -> curl(host, port, end, http, after);
			case "ping" -> ping(host, end, after);
			case "getent", "dig" -> new Symptom(tool, "", end.success() ? 0 : 2, after, checks(end));
			default -> nc(host, port, end, after);
		};
	}

	static Symptom of(String tool, LookupSummary lookup, Disposition end, long micros) {
		return LookupSymptoms.of(tool, lookup, end, duration(micros), checks(end));
	}

	private static Symptom curl(String host, int port, Disposition end, @Nullable HttpResult http, String after) {
		int status = (http != null) ? http.status() : 200;
		return switch (end) {
			case DELIVERED, ANSWERED ->
				new Symptom("curl", "HTTP/1.1 " + status + " " + HttpResult.reason(status), 0, after, List.of());
			case HTTP_ERROR -> new Symptom("curl", "HTTP/1.1 " + status + " " + HttpResult.reason(status), 0, after,
					(http != null && http.controller() != null) ? proxied(status) : direct(status));
			case NXDOMAIN, NODATA, SERVFAIL, DNS_REFUSED, DNS_TIMEOUT ->
				new Symptom("curl", "curl: (6) Could not resolve host: " + host, 6, after, checks(end));
			case REJECTED_NO_ENDPOINTS, REJECTED_BY_RULE, CONNECTION_REFUSED ->
				new Symptom("curl", "curl: (7) Failed to connect to " + host + " port " + port + ": Connection refused",
						7, "at once", checks(end));
			case NEIGHBOUR_UNREACHABLE ->
				new Symptom("curl", "curl: (7) Failed to connect to " + host + " port " + port + ": No route to host",
						7, "3 s", checks(end));
			case LOOP ->
				new Symptom("curl", "curl: (7) Failed to connect to " + host + " port " + port + ": No route to host",
						7, "at once", checks(end));
			case EXITS_CLUSTER, NOT_MODELLED -> new Symptom("curl", "–", 0, "–", checks(end));
			default -> new Symptom("curl",
					"curl: (28) Failed to connect to " + host + " port " + port + ": Connection timed out", 28,
					"2 min 15 s", checks(end));
		};
	}

	private static Symptom ping(String host, Disposition end, String after) {
		return end
			.success()
					? new Symptom("ping", "64 bytes from " + host + ": icmp_seq=1", 0, after, List.of())
					: new Symptom("ping",
							resolves(end) ? "1 packets transmitted, 0 received, 100% packet loss"
									: "ping: " + host + ": " + unresolved(end),
							resolves(end) ? 1 : 2, "10 s", checks(end));
	}

	private static Symptom nc(String host, int port, Disposition end, String after) {
		String target = host + " port " + port;
		return switch (end) {
			case DELIVERED, ANSWERED ->
				new Symptom("nc", "Connection to " + target + " succeeded!", 0, after, List.of());
			case REJECTED_NO_ENDPOINTS, REJECTED_BY_RULE, CONNECTION_REFUSED -> new Symptom("nc",
					"nc: connect to " + target + " failed: Connection refused", 1, "at once", checks(end));
			case NEIGHBOUR_UNREACHABLE, LOOP ->
				new Symptom("nc", "nc: connect to " + target + " failed: No route to host", 1,
						(end == Disposition.LOOP) ? "at once" : "3 s", checks(end));
			case EXITS_CLUSTER, NOT_MODELLED -> new Symptom("nc", "–", 0, "–", checks(end));
			default -> resolves(end)
					? new Symptom("nc", "nc: connect to " + target + " failed: Connection timed out", 1, "2 min 15 s",
							checks(end))
					: new Symptom("nc",
							"nc: getaddrinfo for host \"" + host + "\" port " + port + ": " + unresolved(end), 1, after,
							checks(end));
		};
	}

	/** What the C library says: it tells a name nobody has from a server nobody heard. */
	private static String unresolved(Disposition end) {
		return switch (end) {
			case SERVFAIL, DNS_REFUSED, DNS_TIMEOUT -> "Temporary failure in name resolution";
			case NODATA -> "No address associated with hostname";
			default -> "Name or service not known";
		};
	}

	private static boolean resolves(Disposition end) {
		return switch (end) {
			case NXDOMAIN, NODATA, SERVFAIL, DNS_REFUSED, DNS_TIMEOUT -> false;
			default -> true;
		};
	}

	private static List<String> checks(Disposition end) {
		return switch (end) {
			case NXDOMAIN -> List.of("Is the name spelled as the Service's metadata.name?",
					"Is the Service in another namespace? Then write name.namespace.");
			case NODATA -> List.of("Does the Service have the record that was asked for?");
			case SERVFAIL -> List.of("What does the Corefile forward to, and does it answer?");
			case DNS_REFUSED -> List.of("Are the CoreDNS pods ready?", "Does Service kube-dns have endpoints?");
			case DNS_TIMEOUT -> List.of("Does an egress policy let UDP and TCP port 53 out?",
					"Does the pod's resolv.conf name a server that answers?");
			case REJECTED_NO_ENDPOINTS -> List.of("Does the Service's selector match the pods' labels?",
					"Are the pods ready?", "Does targetPort name a port the pods have?");
			case CONNECTION_REFUSED -> List.of("Does targetPort match the port the app really listens on?");
			case DENIED_BY_POLICY -> List.of("Which policy selects the pod, and does a rule of it let this through?",
					"Do the rule's labels and port fit both ends?");
			case REJECTED_BY_RULE, DROPPED_BY_RULE -> List.of("Which rule decided, and who wrote it?");
			case DROPPED_NO_LOCAL_ENDPOINTS -> List.of("Is there a ready pod on the node that was dialled?",
					"Is the traffic policy meant to be Local?");
			case LOOP -> List.of("Does the router send that address back to the node it came from?",
					"Is the port one the Service offers?");
			case NO_ROUTE ->
				List.of("Is that address one a Service or pod has?", "Is the port one the Service offers?");
			case NEIGHBOUR_UNREACHABLE -> List.of("Does that pod still exist?");
			case EXITS_CLUSTER ->
				List.of("The walk stops where the cluster ends; an Outside document can describe what is beyond.");
			case NOT_MODELLED -> List.of("What the walk met is not modelled: the last step names it.");
			case DELIVERED, ANSWERED, HTTP_ERROR -> List.of();
		};
	}

	/** No proxy of the cluster was asked: the server itself said so. */
	private static List<String> direct(int status) {
		return switch (status) {
			case 404 -> List.of("Which Host header does the server want? An ExternalName Service does not change it.",
					"Does the server have that path?");
			case 421 -> List.of("Do the name in the URL and the Host header agree?");
			case 401, 403 -> List.of("Which credentials does the server want?");
			default -> List.of();
		};
	}

	private static List<String> proxied(int status) {
		return switch (status) {
			case 404 -> List.of("Does an Ingress rule have this host?", "Does its path match, with its pathType?",
					"Is the Ingress of the class the controller serves?");
			case 503 -> List.of("Does the backend Service exist?", "Does it have ready endpoints?");
			case 502 -> List.of("Does the backend's targetPort match the port the app listens on?");
			case 504 -> List.of("Can the controller reach the backend pods?");
			default -> List.of();
		};
	}

	/**
	 * How long a resolver waits in vain, try by try: {@code 5 s × 4}. Questions that go
	 * out together are waited for together.
	 */
	static String waits(LookupSummary lookup) {
		long tries = lookup.questions()
			.stream()
			.filter((asked) -> asked.rcode().equals("TIMEOUT"))
			.map((asked) -> List.of(asked.name(), asked.server(), asked.attempt()))
			.distinct()
			.count();
		long tenths = (tries == 0) ? 0 : Math.round(lookup.micros() / 100_000.0 / tries);
		if (tries < 2 || Math.abs(tenths * tries * 100_000 - lookup.micros()) > lookup.micros() / 100) {
			return duration(lookup.micros());
		}
		return ((tenths % 10 == 0) ? String.valueOf(tenths / 10) : tenths / 10 + "." + tenths % 10) + " s × " + tries;
	}

	static String duration(long micros) {
		if (micros >= 1_000_000) {
			return String.format(Locale.ROOT, "%.1f s", micros / 1_000_000.0);
		}
		return String.format(Locale.ROOT, "%.1f ms", micros / 1000.0);
	}

}
