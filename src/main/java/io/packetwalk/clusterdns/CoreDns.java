package io.packetwalk.clusterdns;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.packetwalk.clusterdns.corefile.Corefile;
import io.packetwalk.clusterdns.corefile.CorefileError;
import io.packetwalk.clusterdns.corefile.CorefileException;
import io.packetwalk.clusterdns.corefile.Directive;
import io.packetwalk.clusterdns.corefile.ServerBlock;
import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Response;
import io.packetwalk.clusterdns.server.Upstreams;
import io.packetwalk.clusterdns.server.Zones;
import io.packetwalk.net.IpAddress;

/**
 * A running CoreDNS: picks the server block with the longest zone and lets its plugins
 * answer. NXDOMAIN there is never tried again in another block.
 */
final class CoreDns {

	/** How often a question may come back to CoreDNS before it counts as a loop. */
	private static final int MOST_DEPTH = 8;

	private static final IpAddress LOOPBACK = IpAddress.of("127.0.0.1");

	private static final String LOOP_DETECTED = "Loop (127.0.0.1:%d -> :%d) detected for zone \"%s\", see "
			+ "https://coredns.io/plugins/loop#troubleshooting. Query: \"HINFO %s\"";

	private final int port;

	private final List<Site> sites = new ArrayList<>();

	private @Nullable CorefileError problem;

	CoreDns(int port) {
		this.port = port;
	}

	/** Starts it; a Corefile it refuses leaves it down. */
	void start(Corefile corefile, SiteSetup setup, Upstreams upstreams) {
		this.problem = corefile.error();
		try {
			for (ServerBlock block : corefile.blocks()) {
				this.sites.add(setup.site(block));
			}
			checkZones();
			checkLoops(upstreams);
		}
		catch (CorefileException ex) {
			this.problem = ex.error();
		}
	}

	private void checkZones() throws CorefileException {
		Set<String> taken = new LinkedHashSet<>();
		for (Site site : this.sites) {
			for (SiteKey key : site.keys()) {
				for (String zone : key.zones()) {
					if (!taken.add(key.plain() + " " + zone + ":" + key.port())) {
						throw new CorefileException(site.file(), site.line(), "",
								"cannot serve dns://%s:%d - it is already defined".formatted(zone, key.port()));
					}
				}
			}
		}
	}

	/** The loop plugin asks a random name at start; one that comes back ends CoreDNS. */
	private void checkLoops(Upstreams upstreams) throws CorefileException {
		for (Site site : this.sites) {
			if (site.loop() != null) {
				checkLoop(site, site.loop(), upstreams);
			}
		}
	}

	private void checkLoop(Site site, Directive loop, Upstreams upstreams) throws CorefileException {
		String zone = site.keys().isEmpty() ? "." : site.keys().getFirst().zones().getFirst();
		String probe = "1234567890123456789.9876543210987654321." + (zone.equals(".") ? "" : zone);
		Response response = site.chain().serve(new Query(probe, "HINFO", LOOPBACK, 0, upstreams));
		if (response.error().equals(Response.LOOP)) {
			int port = Asker.of(LOOPBACK, probe, "HINFO").port();
			throw loop.error(LOOP_DETECTED.formatted(port, this.port, zone, probe)
					+ ", as a nameserver it forwards to is CoreDNS itself");
		}
	}

	/** Why it is not running. */
	Optional<CorefileError> problem() {
		return Optional.ofNullable(this.problem);
	}

	/** The server blocks, in file order. */
	List<Site> sites() {
		return List.copyOf(this.sites);
	}

	/** The server block that takes a name. */
	Optional<Site> site(String lowerName) {
		List<String> zones = this.sites.stream().flatMap((site) -> site.zones(this.port).stream()).toList();
		return Zones.match(zones, lowerName)
			.flatMap((zone) -> this.sites.stream().filter((site) -> site.zones(this.port).contains(zone)).findFirst());
	}

	Response serve(Query query) {
		if (query.depth() > MOST_DEPTH) {
			return Response.failure("the question keeps coming back to CoreDNS (a forwarding loop)", Response.LOOP);
		}
		Optional<Site> site = site(query.lowerName());
		if (site.isEmpty()) {
			return Response.empty("REFUSED", "no server block has a zone that holds %s".formatted(query.name()));
		}
		Response response = site.get().chain().serve(query);
		return (query.depth() > 0) ? response : response.because(site.get().name() + ", " + response.why());
	}

	boolean listens() {
		return this.sites.stream().anyMatch((site) -> !site.zones(this.port).isEmpty());
	}

}
