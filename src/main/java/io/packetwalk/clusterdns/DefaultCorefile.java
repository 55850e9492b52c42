package io.packetwalk.clusterdns;

import io.packetwalk.cluster.Profile;

/** The Corefile a distribution ships, for clusters whose manifests hold none. */
final class DefaultCorefile {

	private static final String KUBEADM = """
			.:53 {
			    errors
			    health {
			       lameduck 5s
			    }
			    ready
			    kubernetes CLUSTER_DOMAIN in-addr.arpa ip6.arpa {
			       pods insecure
			       fallthrough in-addr.arpa ip6.arpa
			       ttl 30
			    }
			    prometheus :9153
			    forward . /etc/resolv.conf {
			       max_concurrent 1000
			    }
			    cache 30 {
			       disable success CLUSTER_DOMAIN
			       disable denial CLUSTER_DOMAIN
			    }
			    loop
			    reload
			    loadbalance
			}
			""";

	private static final String K3S = """
			.:53 {
			    errors
			    health
			    ready
			    kubernetes CLUSTER_DOMAIN in-addr.arpa ip6.arpa {
			      pods insecure
			      fallthrough in-addr.arpa ip6.arpa
			    }
			    hosts /etc/coredns/NodeHosts {
			      ttl 60
			      reload 15s
			      fallthrough
			    }
			    prometheus :9153
			    cache 30
			    loop
			    reload
			    loadbalance
			    import /etc/coredns/custom/*.override
			    forward . /etc/resolv.conf
			}
			import /etc/coredns/custom/*.server
			""";

	private DefaultCorefile() {
	}

	static String of(Profile profile, String clusterDomain) {
		String text = switch (profile) {
			case K3S -> K3S;
			case KUBEADM, KIND, BARE -> KUBEADM;
		};
		return text.replace("CLUSTER_DOMAIN", clusterDomain);
	}

}
