package io.packetwalk.clusterdns;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Outside;
import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Response;
import io.packetwalk.clusterdns.server.Zones;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.Reply;

/**
 * The world when nobody described it: a name that could be public has an address from the
 * ranges reserved for documentation (<a href="https://www.rfc-editor.org/rfc/rfc5737">RFC
 * 5737</a>), always the same one. Names the search list leaves over are no public names.
 */
final class AssumedWorld {

	private static final long TTL = 300;

	private static final List<String> RANGES = List.of("192.0.2.0", "198.51.100.0", "203.0.113.0");

	/**
	 * Well-known top-level domains; country codes are added. {@code .example} is for
	 * documents.
	 */
	private static final List<String> TOP_LEVEL = List.of("com", "org", "net", "edu", "gov", "mil", "int", "info",
			"biz", "name", "pro", "aero", "coop", "museum", "jobs", "mobi", "travel", "tel", "cat", "asia", "post",
			"xxx", "app", "dev", "page", "cloud", "online", "site", "website", "tech", "store", "shop", "blog", "xyz",
			"club", "top", "live", "news", "media", "agency", "company", "software", "systems", "solutions", "services",
			"network", "digital", "design", "studio", "email", "group", "team", "tools", "works", "world", "zone",
			"space", "run", "codes", "engineering", "consulting", "support", "global", "host", "hosting", "games",
			"chat", "video", "bank", "finance", "health", "care", "school", "university", "academy", "fun", "one",
			"link", "wiki", "new", "how", "foo", "google", "amazon", "aws", "microsoft", "azure", "apple", "ibm",
			"cisco", "berlin", "london", "paris", "tokyo", "nyc", "example");

	private static final Set<String> TOP_LEVEL_DOMAINS = withCountries();

	private final Set<String> ownNames = new TreeSet<>();

	private final String clusterZone;

	AssumedWorld(Cluster cluster) {
		cluster.namespaces().forEach((namespace) -> this.ownNames.add(namespace.name()));
		cluster.services().forEach((service) -> this.ownNames.add(service.namespace()));
		this.clusterZone = Zones.absolute(cluster.settings().clusterDomain());
	}

	private static Set<String> withCountries() {
		Set<String> domains = new TreeSet<>(TOP_LEVEL);
		domains.addAll(List.of("uk", "eu", "su", "ac"));
		for (String code : Locale.getISOCountries()) {
			domains.add(code.toLowerCase(Locale.ROOT));
		}
		return domains;
	}

	Response answer(Query query) {
		String name = query.lowerName();
		String refusal = whyNotPublic(name);
		if (!refusal.isEmpty()) {
			return Response.empty("NXDOMAIN", "%s is no public name: %s".formatted(query.name(), refusal));
		}
		if (!query.type().equals("A")) {
			return Response.empty("NOERROR",
					"ASSUMED: the world outside is not described, so %s has an IPv4 address only"
						.formatted(query.name()));
		}
		Reply.Record record = new Reply.Record(query.name(), "A", TTL, address(name).toString());
		return Response.answer(List.of(record), false,
				("ASSUMED: the world outside is not described, so %s gets a documentation address; add an Outside "
						+ "document to say what it really has")
					.formatted(query.name()));
	}

	private String whyNotPublic(String name) {
		List<String> labels = List.of(name.substring(0, Math.max(0, name.length() - 1)).split("\\."));
		String last = labels.getLast();
		if (labels.size() < 2) {
			return "it is a single label";
		}
		if (Zones.holds(this.clusterZone, name)) {
			return "it belongs to the cluster's own domain";
		}
		if (this.ownNames.contains(last)) {
			return "its last label is a namespace of this cluster, not a top-level domain";
		}
		return TOP_LEVEL_DOMAINS.contains(last) ? "" : "there is no top-level domain ." + last;
	}

	/**
	 * FNV-1a over the name picks range and host; the address of the unnamed client is
	 * left out.
	 */
	private static IpAddress address(String name) {
		long hash = 0xcbf29ce484222325L;
		for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
			hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
		}
		int range = (int) Long.remainderUnsigned(hash >>> 32, RANGES.size());
		int host = 1 + (int) Long.remainderUnsigned(hash, 254);
		IpAddress address = IpAddress.of(RANGES.get(range)).plus(host);
		return address.equals(Outside.DEFAULT_CLIENT) ? address.plus(1) : address;
	}

}
