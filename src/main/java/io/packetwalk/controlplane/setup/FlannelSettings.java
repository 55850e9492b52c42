package io.packetwalk.controlplane.setup;

import java.util.Optional;
import java.util.Set;

import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.PodNetworkConfiguration;
import io.packetwalk.cluster.PodNetworkConfiguration.Backend;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Tree;

/**
 * Reads <a href=
 * "https://github.com/flannel-io/flannel/blob/master/Documentation/configuration.md">flannel's
 * configuration</a>.
 */
final class FlannelSettings {

	private static final Set<String> OTHER_BACKENDS = Set.of("udp", "wireguard", "ipip", "ipsec", "alloc", "extension",
			"awsvpc", "gce", "alivpc", "tencentvpc");

	private static final PodNetworkConfiguration DEFAULTS = PodNetworkConfiguration.defaults(CniPlugin.FLANNEL);

	private final FlannelDocument document;

	private final Report report;

	private FlannelSettings(FlannelDocument document, Report report) {
		this.document = document;
		this.report = report;
	}

	static PodNetworkConfiguration read(ApiObjects objects, Report report) {
		return FlannelDocument.find(objects)
			.map((document) -> new FlannelSettings(document, report).configuration())
			.orElse(DEFAULTS);
	}

	private PodNetworkConfiguration configuration() {
		Tree network = file(FlannelDocument.NETWORK).orElse(new Tree(null));
		if (!network.present()) {
			return DEFAULTS;
		}
		if (network.at("EnableNFTables").flag(false)) {
			this.report.warning("FIELD_NOT_MODELLED", this.document.object(), path(),
					"EnableNFTables is not modelled; flanneld's rules are written with iptables", "");
		}
		Tree backend = network.at("Backend");
		Tree delegate = delegate();
		return new PodNetworkConfiguration(type(backend), backend.at("DirectRouting").flag(false),
				number(backend, "VNI", DEFAULTS.vni(), 0xff_ffff), number(backend, "Port", DEFAULTS.port(), 65535),
				delegate.at("mtu").number(0), !delegate.present() || delegate.at("hairpinMode").flag(false), true,
				DEFAULTS.blockSize(), DEFAULTS.withoutBridgeNetfilter());
	}

	private Backend type(Tree backend) {
		String type = backend.at("Type").text("udp");
		return switch (type) {
			case "vxlan" -> Backend.VXLAN;
			case "host-gw" -> Backend.HOST_GW;
			default -> unknown(type);
		};
	}

	private Backend unknown(String type) {
		if (OTHER_BACKENDS.contains(type)) {
			this.report.warning("FIELD_NOT_MODELLED", this.document.object(), path(),
					"flannel back end " + type + " is not modelled; packets between nodes are walked as with vxlan",
					"");
		}
		else {
			this.report.error("UNSUPPORTED_VALUE", this.document.object(), path(), "flannel back end \"" + type
					+ "\" is unknown, flanneld would not start; packets between nodes are" + " walked as with vxlan",
					"Write \"Type\": \"vxlan\" or \"host-gw\".");
		}
		return Backend.VXLAN;
	}

	/** 0 and nothing stand for flannel's own choice. */
	private int number(Tree backend, String field, int fallback, int most) {
		int stated = backend.at(field).number(0);
		if (stated >= 0 && stated <= most) {
			return (stated > 0) ? stated : fallback;
		}
		this.report.error("UNSUPPORTED_VALUE", this.document.object(), path(),
				"Backend." + field + " is " + stated + ", allowed are 1 to " + most + "; " + fallback + " is used", "");
		return fallback;
	}

	/** What flannel's plugin hands to the bridge plugin; absent without a file. */
	private Tree delegate() {
		if (this.document.file(FlannelDocument.PLUGINS).isEmpty()) {
			return new Tree(null);
		}
		return file(FlannelDocument.PLUGINS).stream()
			.flatMap((tree) -> tree.at("plugins").items().stream())
			.filter((plugin) -> plugin.at("type").text("").equals("flannel"))
			.map((plugin) -> plugin.at("delegate"))
			.filter(Tree::present)
			.findFirst()
			.orElse(new Tree(null));
	}

	private Optional<Tree> file(String name) {
		Optional<String> text = this.document.file(name);
		Optional<Tree> tree = text.flatMap(Tree::parse);
		if (text.isPresent() && tree.isEmpty()) {
			this.report.warning("CNI_CONFIG_UNREADABLE", this.document.object(), FlannelDocument.path(name),
					this.document.object() + ": data[" + name + "] is not JSON; flannel's defaults are used", "");
		}
		return tree;
	}

	private static String path() {
		return FlannelDocument.path(FlannelDocument.NETWORK);
	}

}
