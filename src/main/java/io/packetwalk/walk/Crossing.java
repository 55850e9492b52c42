package io.packetwalk.walk;

import org.jspecify.annotations.Nullable;

import io.packetwalk.netfilter.Hook;

/**
 * A packet at a netfilter hook.
 *
 * @param hook the hook
 * @param in the device it came in by, null where there is none
 * @param out the device it will leave by, null where there is none yet
 * @param port the bridge's port it came in by, null when it was not bridged
 */
record Crossing(Hook hook, @Nullable String in, @Nullable String out, @Nullable String port) {

	Crossing(Hook hook, @Nullable String in, @Nullable String out) {
		this(hook, in, out, null);
	}

	/** Connection tracking looks a packet up here, after the raw table. */
	static final int CONNTRACK = -200;

	/** The kernel's built-in load balancer looks at local packets here. */
	static final int IPVS = 98;

	/** Where the kernel translates at this hook. */
	int natPriority() {
		return (this.hook == Hook.PREROUTING || this.hook == Hook.OUTPUT) ? -100 : 100;
	}

	/** Whether it is the destination that is translated here. */
	boolean destination() {
		return natPriority() < 0;
	}

}
