package io.packetwalk.ingress;

import io.packetwalk.cluster.Origin;
import io.packetwalk.http.HostMatch;

/**
 * A host and port that a reverse proxy takes requests for.
 *
 * @param host the hosts
 * @param port the port of the Service in front, 0 for those of HTTP and HTTPS
 * @param origin what was written that makes it so
 */
public record Entrance(HostMatch host, int port, Origin origin) {

	/** Whether it is for this host at this port. */
	public boolean leads(String name, int at) {
		boolean port = (this.port == 0) ? at == 80 || at == 443 : this.port == at;
		return port && this.host.matches(name);
	}

}
