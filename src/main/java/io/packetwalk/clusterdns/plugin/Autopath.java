package io.packetwalk.clusterdns.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.packetwalk.clusterdns.server.Handler;
import io.packetwalk.clusterdns.server.Plugin;
import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Response;
import io.packetwalk.clusterdns.server.Zones;
import io.packetwalk.resolver.Reply;

/**
 * <a href="https://coredns.io/plugins/autopath/">autopath</a>: walks the client's search
 * list on the server and returns the first hit behind a CNAME.
 */
public final class Autopath implements Plugin {

	private final List<String> zones;

	private final Function<Query, List<String>> searchPath;

	/**
	 * Makes one.
	 * @param zones the zones it acts in
	 * @param searchPath the search list of the client who asks, the bare name not
	 * included; empty for a client that is not known
	 */
	public Autopath(List<String> zones, Function<Query, List<String>> searchPath) {
		this.zones = zones;
		this.searchPath = searchPath;
	}

	@Override
	public Response serve(Query query, Handler next) {
		List<String> path = Zones.match(this.zones, query.lowerName()).isPresent() ? this.searchPath.apply(query)
				: List.of();
		if (path.isEmpty() || !Zones.holds(path.getFirst(), query.lowerName())) {
			return next.serve(query);
		}
		String base = Zones.leftOf(path.getFirst(), query.name());
		return base.isEmpty() ? next.serve(query) : walk(query, base, path, next);
	}

	private static Response walk(Query query, String base, List<String> path, Handler next) {
		Response first = null;
		List<String> domains = new ArrayList<>(path);
		domains.add(".");
		for (String domain : domains) {
			Response response = next.serve(query.withName(domain.equals(".") ? base + "." : base + "." + domain));
			first = (first != null) ? first : response;
			if (!response.isServerError() && !response.rcode().equals("NXDOMAIN")) {
				return behindAlias(query, response);
			}
		}
		return first
			.because("autopath: no name on the client's search list exists, so the first reply stands: " + first.why());
	}

	private static Response behindAlias(Query query, Response response) {
		List<Reply.Record> answers = new ArrayList<>(response.answers());
		response.answers()
			.stream()
			.filter((record) -> !record.name().equalsIgnoreCase(query.name()))
			.findFirst()
			.ifPresent(
					(record) -> answers.addFirst(new Reply.Record(query.name(), "CNAME", record.ttl(), record.name())));
		return response.withAnswers(answers).because("autopath walked the search list: " + response.why());
	}

}
