package io.packetwalk.clusterdns.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.ResolvConf;

/**
 * What a plugin finds around it when it is set up.
 *
 * @param zones the zones of its server block
 * @param files the files in CoreDNS's container, by path
 * @param resolvConf CoreDNS's own resolv.conf
 * @param self the address CoreDNS sends from, null when no pod of it is known
 * @param server the whole server, for questions CoreDNS asks itself
 */
public record Surroundings(List<String> zones, Map<String, String> files, ResolvConf resolvConf,
		@Nullable IpAddress self, Handler server) {

	public Surroundings {
		zones = List.copyOf(zones);
	}

	/** The address and port a question is sent on from. */
	public String socket(Query query) {
		int mark = Math.floorMod((query.name() + query.type() + query.client()).hashCode() * 17, 28231);
		return (this.self != null) ? this.self.withPort(32768 + mark) : "";
	}

	/** The zones given to a plugin, or those of its server block. */
	public List<String> zonesOr(List<String> given) {
		return given.isEmpty() ? this.zones : Zones.normalize(given);
	}

	/**
	 * A file, wherever a volume may put it: where a ConfigMap is mounted is not known, so
	 * one of the same name counts.
	 */
	public Optional<String> fileNamed(String path) {
		String name = path.substring(path.lastIndexOf('/') + 1);
		return file(path).or(() -> this.files.entrySet()
			.stream()
			.filter((file) -> file.getKey().endsWith("/" + name))
			.map(Map.Entry::getValue)
			.findFirst());
	}

	public Optional<String> file(String path) {
		return Optional.ofNullable(this.files.get(path.startsWith("/") ? path : "/etc/coredns/" + path));
	}

}
