package io.packetwalk.clusterdns.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.packetwalk.resolver.ResolvConf;

/**
 * What a plugin finds around it when it is set up.
 *
 * @param zones the zones of its server block
 * @param files the files in CoreDNS's container, by path
 * @param resolvConf CoreDNS's own resolv.conf
 * @param server the whole server, for questions CoreDNS asks itself
 */
public record Surroundings(List<String> zones, Map<String, String> files, ResolvConf resolvConf, Handler server) {

	public Surroundings {
		zones = List.copyOf(zones);
	}

	/** The zones given to a plugin, or those of its server block. */
	public List<String> zonesOr(List<String> given) {
		return given.isEmpty() ? this.zones : Zones.normalize(given);
	}

	public Optional<String> file(String path) {
		return Optional.ofNullable(this.files.get(path.startsWith("/") ? path : "/etc/coredns/" + path));
	}

}
