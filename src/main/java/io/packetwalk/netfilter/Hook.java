package io.packetwalk.netfilter;

/**
 * The five places where
 * <a href="https://man7.org/linux/man-pages/man8/iptables.8.html">netfilter</a> looks at
 * a packet.
 */
public enum Hook {

	PREROUTING, INPUT, FORWARD, OUTPUT, POSTROUTING

}
