package io.packetwalk.cni;

import io.packetwalk.net.Cidr;

/** What flanneld 0.2x writes into iptables with {@code --ip-masq}. */
final class FlannelRules {

	private FlannelRules() {
	}

	static String save(Cidr podCidr, Cidr nodeCidr) {
		return """
				*filter
				:INPUT ACCEPT [0:0]
				:FORWARD ACCEPT [0:0]
				:OUTPUT ACCEPT [0:0]
				:FLANNEL-FWD - [0:0]
				-A FORWARD -m comment --comment "flanneld forward" -j FLANNEL-FWD
				-A FLANNEL-FWD -s %1$s -m comment --comment "flanneld forward" -j ACCEPT
				-A FLANNEL-FWD -d %1$s -m comment --comment "flanneld forward" -j ACCEPT
				COMMIT
				*nat
				:PREROUTING ACCEPT [0:0]
				:INPUT ACCEPT [0:0]
				:OUTPUT ACCEPT [0:0]
				:POSTROUTING ACCEPT [0:0]
				:FLANNEL-POSTRTG - [0:0]
				-A POSTROUTING -m comment --comment "flanneld masq" -j FLANNEL-POSTRTG
				-A FLANNEL-POSTRTG -m mark --mark 0x4000/0x4000 -m comment --comment "flanneld masq" -j RETURN
				-A FLANNEL-POSTRTG -s %2$s -d %1$s -m comment --comment "flanneld masq" -j RETURN
				-A FLANNEL-POSTRTG -s %1$s -d %2$s -m comment --comment "flanneld masq" -j RETURN
				-A FLANNEL-POSTRTG ! -s %1$s -d %2$s -m comment --comment "flanneld masq" -j RETURN
				-A FLANNEL-POSTRTG -s %1$s ! -d 224.0.0.0/4 -m comment --comment "flanneld masq" -j MASQUERADE --random-fully
				-A FLANNEL-POSTRTG ! -s %1$s -d %1$s -m comment --comment "flanneld masq" -j MASQUERADE --random-fully
				COMMIT
				"""
			.formatted(podCidr, nodeCidr);
	}

}
