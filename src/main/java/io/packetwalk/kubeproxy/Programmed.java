package io.packetwalk.kubeproxy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.packetwalk.netfilter.Ruleset;

/**
 * What kube-proxy programmed on one node.
 *
 * @param rules the rules of one address family
 * @param owners the Service port each of its chains stands for, by chain name
 * ({@code KUBE-SVC-…}, {@code KUBE-SEP-…})
 */
public record Programmed(Ruleset rules, Map<String, ChainOwner> owners) {

	public Programmed {
		owners = Collections.unmodifiableMap(new LinkedHashMap<>(owners));
	}

	/**
	 * What a chain stands for.
	 *
	 * @param namespace the Service's namespace
	 * @param service the Service's name
	 * @param portIndex the place of the port in {@code spec.ports}, from 0
	 * @param endpoint {@code ip:port} for a KUBE-SEP chain, else empty
	 */
	public record ChainOwner(String namespace, String service, int portIndex, String endpoint) {
	}

}
