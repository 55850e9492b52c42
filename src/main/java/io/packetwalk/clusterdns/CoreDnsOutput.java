package io.packetwalk.clusterdns;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.clusterdns.corefile.Corefile;
import io.packetwalk.clusterdns.corefile.ServerBlock;

/**
 * What CoreDNS prints besides a line for each answer, and which server blocks print such
 * lines: those with the <a href="https://coredns.io/plugins/log/">log</a> plugin.
 *
 * @param runs whether it runs; a Corefile it refuses ends it at once
 * @param startUp its first lines; why it exits when the Corefile is refused. The hash of
 * the configuration and the build are left out
 * @param corefile the ConfigMap's field that holds the Corefile, null for the profile's
 * @param blocks its server blocks, in file order
 */
public record CoreDnsOutput(boolean runs, List<String> startUp, @Nullable Origin corefile, List<Block> blocks) {

	private static final String FILE = "/etc/coredns/Corefile";

	public CoreDnsOutput {
		startUp = List.copyOf(startUp);
		blocks = List.copyOf(blocks);
	}

	static CoreDnsOutput of(Cluster cluster, Corefile corefile, CoreDns coreDns) {
		Origin origin = CoreDnsFiles.config(cluster)
			.filter((map) -> map.data().containsKey("Corefile"))
			.map((map) -> new Origin(new ObjectRef("ConfigMap", map.namespace(), map.name()), "data.Corefile"))
			.orElse(null);
		List<String> lines = coreDns.problem()
			.map((problem) -> List.of(FILE + ":" + problem.line() + " - Error during parsing: " + problem.message()))
			.orElseGet(() -> zones(coreDns.sites()));
		return new CoreDnsOutput(coreDns.problem().isEmpty(), lines, origin,
				corefile.blocks().stream().map(Block::of).toList());
	}

	/** Every zone with its port, port by port. */
	private static List<String> zones(List<Site> sites) {
		Stream<SiteKey> keys = sites.stream().flatMap((site) -> site.keys().stream()).filter(SiteKey::plain);
		return keys.sorted(Comparator.comparingInt(SiteKey::port))
			.flatMap((key) -> key.zones().stream().sorted().map((zone) -> zone + ":" + key.port()))
			.toList();
	}

	/** Whether any answer leaves a line. */
	public boolean logs() {
		return this.blocks.stream().anyMatch((block) -> block.log() > 0);
	}

	/**
	 * A server block.
	 *
	 * @param name its addresses as written
	 * @param line where it begins in the Corefile, from 1
	 * @param log the line of its {@code log} plugin, 0 without one
	 */
	public record Block(String name, int line, int log) {

		static Block of(ServerBlock block) {
			int log = block.directives()
				.stream()
				.filter((directive) -> directive.name().equals("log"))
				.findFirst()
				.map((directive) -> directive.line())
				.orElse(0);
			return new Block(String.join(" ", block.keys()), block.line(), log);
		}

	}

}
