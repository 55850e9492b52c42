package io.packetwalk.controlplane.setup;

import java.util.List;
import java.util.Set;

import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.PodNetworkConfiguration;
import io.packetwalk.cluster.PodNetworkConfiguration.Backend;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Report;

/** Decides how Calico carries packets: as its first pool says. */
final class CalicoSettings {

	private static final PodNetworkConfiguration DEFAULTS = PodNetworkConfiguration.defaults(CniPlugin.CALICO);

	private static final Set<String> MODES = Set.of("Never", "Always", "CrossSubnet");

	private final CalicoPool pool;

	private final Report report;

	private CalicoSettings(CalicoPool pool, Report report) {
		this.pool = pool;
		this.report = report;
	}

	static PodNetworkConfiguration read(ApiObjects objects, Report report) {
		List<CalicoPool> pools = CalicoPools.find(objects);
		if (pools.isEmpty()) {
			return DEFAULTS;
		}
		for (CalicoPool more : pools.subList(1, pools.size())) {
			report.warning("FIELD_NOT_MODELLED", more.object(), more.path(), more.object() + ": pool " + more.cidr()
					+ " is not modelled, pods get addresses of " + pools.getFirst().object() + " only", "");
		}
		return new CalicoSettings(pools.getFirst(), report).configuration();
	}

	private PodNetworkConfiguration configuration() {
		String vxlan = mode("vxlanMode", this.pool.vxlan());
		String ipip = mode("ipipMode", this.pool.ipip());
		if (!vxlan.equals("Never") && !ipip.equals("Never")) {
			this.report.error("INVALID_IPPOOL", this.pool.object(), this.pool.pathOf("vxlanMode"),
					this.pool.object() + ": ipipMode is " + ipip + " and vxlanMode is " + vxlan
							+ ", Calico refuses a pool with both; it is walked with IPIP",
					"Write Never for one of them.");
			vxlan = "Never";
		}
		Backend backend = !ipip.equals("Never") ? Backend.IPIP : !vxlan.equals("Never") ? Backend.VXLAN : Backend.BGP;
		String mode = (backend == Backend.VXLAN) ? vxlan : ipip;
		return new PodNetworkConfiguration(backend, mode.equals("CrossSubnet"), DEFAULTS.vni(), DEFAULTS.port(),
				DEFAULTS.mtu(), DEFAULTS.hairpinMode(), this.pool.natOutgoing(), blockSize(),
				DEFAULTS.withoutBridgeNetfilter());
	}

	private String mode(String field, String stated) {
		if (MODES.contains(stated)) {
			return stated;
		}
		this.report.error("UNSUPPORTED_VALUE", this.pool.object(), this.pool.pathOf(field), this.pool.object() + ": "
				+ field + " \"" + stated + "\" is unknown; allowed are Always, CrossSubnet, Never; Never is used", "");
		return "Never";
	}

	private int blockSize() {
		int stated = this.pool.blockSize();
		int least = Math.max(20, this.pool.range().map((range) -> range.prefix()).orElse(20));
		if (stated >= least && stated <= 32) {
			return stated;
		}
		this.report.error("UNSUPPORTED_VALUE", this.pool.object(), this.pool.pathOf("blockSize"),
				this.pool.object() + ": blockSize is " + stated + ", allowed are " + least + " to 32; "
						+ CalicoPool.DEFAULT_BLOCK_SIZE + " is used",
				"");
		return CalicoPool.DEFAULT_BLOCK_SIZE;
	}

}
