package io.packetwalk.clusterdns.kubernetes;

import java.util.List;

import io.packetwalk.cluster.Service;

/** The Services behind which CoreDNS itself stands. */
@FunctionalInterface
public interface DnsServices {

	List<Service> find();

}
