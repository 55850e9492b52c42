package io.packetwalk.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.packetwalk.export.TraceDocument;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;
import io.packetwalk.trace.Cause;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Trace;

/**
 * What to check first after a trace, each line with the place that shows it: a line of
 * YAML, the page of names, policies or routes filled in, or the step that decided.
 */
public final class FirstChecks {

	private static final int MOST = 3;

	private final TraceDocument document;

	private final Trace trace;

	private FirstChecks(TraceDocument document) {
		this.document = document;
		this.trace = document.trace();
	}

	/** At most three lines; none where all is well. */
	public static List<Check> of(TraceDocument document) {
		FirstChecks checks = new FirstChecks(document);
		return document.trace()
			.symptom()
			.check()
			.stream()
			.limit(MOST)
			.map((line) -> new Check(line, checks.whereToLook(line)))
			.toList();
	}

	/**
	 * A line of what to check.
	 *
	 * @param text the question
	 * @param href where the answer is
	 */
	public record Check(String text, String href) {
	}

	private String whereToLook(String line) {
		return switch (this.trace.disposition()) {
			case NXDOMAIN, NODATA, SERVFAIL, DNS_TIMEOUT, DNS_REFUSED -> line.contains("policy") ? policies() : names();
			case DENIED_BY_POLICY -> line.startsWith("Which") ? policies() : yaml("").orElseGet(this::policies);
			case HTTP_ERROR -> line.contains("targetPort") ? yaml("targetPort").orElseGet(this::routes) : routes();
			case REJECTED_NO_ENDPOINTS, CONNECTION_REFUSED, DROPPED_NO_LOCAL_ENDPOINTS -> inManifests(line);
			case DELIVERED, ANSWERED, REJECTED_BY_RULE, DROPPED_BY_RULE, NO_ROUTE, NEIGHBOUR_UNREACHABLE, LOOP,
					EXITS_CLUSTER, NOT_MODELLED ->
				decidingStep();
		};
	}

	private String names() {
		return page("names", Map.of("from", this.trace.request().from(), "name", host()));
	}

	private String routes() {
		return page("routes", Map.of("url", this.trace.request().to(), "method", this.trace.request().method()));
	}

	/** Asked about as the policy saw it: after any translation. */
	private String policies() {
		return last((step) -> step.packet() != null && step.type() == StepType.POLICY || step.type() == StepType.DROP)
			.map((step) -> step.packet())
			.map((change) -> page("policies", pair(change.before())))
			.orElseGet(this::decidingStep);
	}

	private Map<String, String> pair(Packet packet) {
		Map<String, String> query = new LinkedHashMap<>();
		query.put("from", end(packet.src().toString()));
		query.put("to", end(packet.dst().toString()));
		query.put("port",
				packet.dport() + ((packet.protocol() == Protocol.TCP) ? "" : "/" + packet.protocol().lower()));
		return query;
	}

	/** A pod by its name, as the page spells it; others by address. */
	private String end(String address) {
		String name = this.trace.names().getOrDefault(address, "");
		return name.startsWith("pod ") ? name.replace("pod ", "pod/") : address;
	}

	private String inManifests(String line) {
		String field = line.contains("targetPort") ? "targetPort"
				: line.contains("selector") ? "selector" : line.contains("olicy") ? "rafficPolicy" : "";
		return yaml(field).or(() -> yaml("")).orElseGet(this::decidingStep);
	}

	/** The last line of YAML a step names, of a field with this in its path. */
	private Optional<String> yaml(String field) {
		List<Cause> causes = new ArrayList<>();
		this.trace.steps().forEach((step) -> causes.addAll(0, step.cause()));
		return causes.stream()
			.filter((cause) -> !cause.file().isEmpty() && cause.path().contains(field))
			.findFirst()
			.map((cause) -> lab() + "/manifests?revision=" + this.document.revision() + "&file=" + encoded(cause.file())
					+ "&line=" + cause.line());
	}

	private String decidingStep() {
		int n = last(
				(step) -> step.type() == StepType.DROP || step.type() == StepType.REJECT || !step.rules().isEmpty())
			.or(() -> last((step) -> true))
			.map(Step::n)
			.orElse(1);
		return "/t/" + this.document.id() + "#s=" + n + "&lvl=kernel";
	}

	private Optional<Step> last(Predicate<Step> wanted) {
		return this.trace.steps().filter(wanted).reduce((one, last) -> last);
	}

	/** The host that was asked for; the whole destination where it is no URL. */
	private String host() {
		String to = this.trace.request().to();
		try {
			String host = new URI(to.contains("://") ? to : "http://" + to).getHost();
			return (host != null) ? host.replaceAll("[\\[\\]]", "") : bare(to);
		}
		catch (URISyntaxException ex) {
			return bare(to);
		}
	}

	private static String bare(String to) {
		return to.replaceFirst("^\\w+://", "").replaceFirst("[/?:].*", "");
	}

	private String page(String name, Map<String, String> query) {
		return query.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + encoded(field.getValue()))
			.sorted()
			.collect(Collectors.joining("&", lab() + "/" + name + "?", ""));
	}

	private String lab() {
		return "/labs/" + this.document.lab();
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

}
