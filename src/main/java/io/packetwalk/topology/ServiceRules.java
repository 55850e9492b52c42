package io.packetwalk.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.ProxyMode;
import io.packetwalk.cluster.Service;

/**
 * What is written in the box of a node's Service rules. It is the same on every node.
 *
 * @param mode kube-proxy's mode
 * @param lines the lines
 * @param services how many Services have rules
 */
record ServiceRules(ProxyMode mode, List<String> lines, int services) {

	private static final int ROOM_FOR_LINES = 4;

	/** Only the Services a path uses; without a path, as many as there is room for. */
	static ServiceRules of(Cluster cluster, Endpoints endpoints, Focus focus, int boxWidth) {
		List<Service> virtual = cluster.services().stream().filter((service) -> service.clusterIp() != null).toList();
		SequencedSet<String> onPath = onPath(endpoints, focus);
		boolean narrow = focus.isNarrow() && virtual.stream().anyMatch((service) -> onPath.contains(service.key()));
		List<Service> byInterest = virtual.stream()
			.filter((service) -> !narrow || onPath.contains(service.key()))
			.sorted(Comparator.comparing((Service service) -> !onPath.contains(service.key()))
				.thenComparing((service) -> service.key().equals("default/kubernetes"))
				.thenComparing(Service::namespace, Order.namespaces())
				.thenComparing(Service::name))
			.toList();
		List<String> lines = new ArrayList<>();
		int shown = 0;
		for (Service service : byInterest) {
			List<String> entry = entry(service, boxWidth);
			if (lines.size() + entry.size() > ROOM_FOR_LINES) {
				break;
			}
			lines.addAll(entry);
			shown++;
		}
		if (byInterest.size() > shown) {
			lines.add("+" + (byInterest.size() - shown) + " more");
		}
		lines.addAll(remark(cluster.settings().proxyMode(), boxWidth));
		return new ServiceRules(cluster.settings().proxyMode(), lines, virtual.size());
	}

	private static SequencedSet<String> onPath(Endpoints endpoints, Focus focus) {
		SequencedSet<String> keys = new LinkedHashSet<>(focus.named("service/"));
		keys.addAll(endpoints.servicesOf(focus.named("pod/")));
		return keys;
	}

	private static List<String> entry(Service service, int boxWidth) {
		String address = ServiceText.address(service);
		String oneLine = service.name() + "  " + address;
		if (Lettering.fitsMono(oneLine, boxWidth)) {
			return List.of(oneLine);
		}
		return List.of(Lettering.mono(service.name(), boxWidth), Lettering.mono(address, boxWidth));
	}

	private static List<String> remark(ProxyMode mode, int boxWidth) {
		List<String> remark = switch (mode) {
			case IPTABLES -> List.of("exists only as rules,", "no network card");
			case NFTABLES -> List.of("exists only in maps,", "no network card");
			case IPVS -> List.of("addresses on kube-ipvs0,", "balanced by the kernel");
		};
		String oneLine = String.join(" ", remark);
		return (Lettering.width(oneLine) <= boxWidth) ? List.of(oneLine) : remark;
	}

	/** In what form Services exist on a node. */
	String form() {
		return (this.mode == ProxyMode.IPVS) ? "as virtual servers, on a device that leads nowhere"
				: "as rules, not as devices";
	}

	/** What the box of the rules is called. */
	String title() {
		return switch (this.mode) {
			case IPTABLES -> "nat PREROUTING";
			case NFTABLES -> "ip kube-proxy";
			case IPVS -> "netfilter and IPVS";
		};
	}

}
