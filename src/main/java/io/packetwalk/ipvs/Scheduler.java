package io.packetwalk.ipvs;

import java.util.Locale;

/**
 * How a virtual server picks a real server
 * (<a href="https://man7.org/linux/man-pages/man8/ipvsadm.8.html">ipvsadm(8)</a>).
 */
public enum Scheduler {

	RR, WRR, LC, WLC, LBLC, LBLCR, SH, DH, SED, NQ, MH;

	/** As ipvsadm prints it. */
	public String lower() {
		return name().toLowerCase(Locale.ROOT);
	}

}
