package io.packetwalk.diagnosis.names;

import java.util.List;

import io.packetwalk.cluster.Pod;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.Libc;
import io.packetwalk.resolver.ResolvConf;

/**
 * How one pod resolves names, in the name of all pods of its workload.
 *
 * @param pod the pod
 * @param lookups what it finds
 */
record PodNames(Pod pod, Lookups lookups) {

	ResolvConf conf() {
		return this.lookups.conf();
	}

	/** Whether it asks the cluster's own servers, which alone know Services. */
	boolean asksCluster() {
		return conf().nameservers().stream().anyMatch(this::own);
	}

	/** Whether a server is the cluster's own. */
	boolean own(IpAddress server) {
		return this.lookups.servers().own(server);
	}

	Asked ask(Libc libc, String name) {
		return this.lookups.ask(libc, null, name);
	}

	/** What would come of it under another resolv.conf. */
	Asked ask(Libc libc, ResolvConf conf, String name) {
		return this.lookups.ask(libc, conf, name);
	}

	/** The same resolv.conf with only one of its servers. */
	ResolvConf only(IpAddress server) {
		return new ResolvConf(List.of(server), conf().searches(), conf().options());
	}

}
