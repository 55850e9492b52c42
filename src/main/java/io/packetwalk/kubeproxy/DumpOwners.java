package io.packetwalk.kubeproxy;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.kubeproxy.Programmed.ChainOwner;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.netfilter.Chain;
import io.packetwalk.netfilter.Match;
import io.packetwalk.netfilter.Rule;
import io.packetwalk.netfilter.Ruleset;
import io.packetwalk.netfilter.Target;

/**
 * What the chains of a real node stand for: a chain's name is known again where the
 * cluster has the Service, and its comments tell the others.
 */
public final class DumpOwners {

	private static final Pattern SERVICE_CHAIN = Pattern.compile("KUBE-(?:SVC|SVL|EXT|FW)-[A-Z2-7]{16}");

	private static final String ENDPOINT_CHAIN = "KUBE-SEP-";

	/** {@code namespace/name} or {@code namespace/name:port} in a comment. */
	private static final Pattern NAMED = Pattern
		.compile("(?:^|\\s)([a-z0-9-]+)/([a-z0-9.-]+?)(?::([a-z0-9-]*))?(?=\\s|$)");

	/** {@code service-ULMVA6XW-ns1/svc1/tcp/p80}, an endpoint's with its address. */
	private static final Pattern NFT_CHAIN = Pattern.compile(
			"(service|local|external|firewall|endpoint)-[A-Z2-7]{8}-([^/]+)/([^/]+)/(\\w+)/([^_]*)(?:__(.+)/(\\d+))?");

	private final Cluster cluster;

	/** Of the Services there are: looked up only. */
	private final Map<String, ChainOwner> expected = new HashMap<>();

	private DumpOwners(Cluster cluster) {
		this.cluster = cluster;
		for (ProxiedPort port : new ProxiedPorts(AddressFamily.IPV4).of(cluster.services())) {
			ServicePortName name = port.name();
			ChainNames names = new ChainNames(name);
			ChainOwner owner = new ChainOwner(name.namespace(), name.service(), port.index(), "");
			Stream.of(names.cluster(), names.local(), names.external(), names.firewall())
				.forEach((chain) -> this.expected.put(chain, owner));
		}
	}

	/** The owners of kube-proxy's chains among these, by chain name. */
	public static Map<String, ChainOwner> of(Cluster cluster, Ruleset rules) {
		return rules.table("nat").map((nat) -> new DumpOwners(cluster).of(nat.inOrder())).orElse(Map.of());
	}

	private Map<String, ChainOwner> of(List<Chain> chains) {
		Map<String, ChainOwner> owners = new LinkedHashMap<>();
		for (Chain chain : chains) {
			if (SERVICE_CHAIN.matcher(chain.name()).matches()) {
				Optional.ofNullable(this.expected.get(chain.name()))
					.or(() -> named(chain.rules()))
					.ifPresent((owner) -> owners.put(chain.name(), owner));
			}
		}
		Map<String, ChainOwner> callers = callers(chains, owners);
		for (Chain chain : chains) {
			if (chain.name().startsWith(ENDPOINT_CHAIN)) {
				endpoint(chain, callers).ifPresent((owner) -> owners.put(chain.name(), owner));
			}
		}
		return owners;
	}

	/** Whose chains jump to a chain: large clusters leave endpoints' comments out. */
	private static Map<String, ChainOwner> callers(List<Chain> chains, Map<String, ChainOwner> owners) {
		Map<String, ChainOwner> callers = new HashMap<>();
		for (Chain chain : chains) {
			ChainOwner owner = owners.get(chain.name());
			for (Rule rule : (owner != null) ? chain.rules() : List.<Rule>of()) {
				if (rule.target() instanceof Target.Jump jump) {
					callers.putIfAbsent(jump.chain(), owner);
				}
			}
		}
		return callers;
	}

	/** An endpoint's chain rewrites to it. */
	private Optional<ChainOwner> endpoint(Chain chain, Map<String, ChainOwner> callers) {
		Optional<String> address = chain.rules()
			.stream()
			.map(Rule::target)
			.filter(Target.Dnat.class::isInstance)
			.map(Target.Dnat.class::cast)
			.map((dnat) -> dnat.address().withPort(dnat.port()))
			.findFirst();
		return named(chain.rules()).or(() -> Optional.ofNullable(callers.get(chain.name())))
			.flatMap((owner) -> address
				.map((text) -> new ChainOwner(owner.namespace(), owner.service(), owner.portIndex(), text)));
	}

	private Optional<ChainOwner> named(List<Rule> rules) {
		return rules.stream()
			.flatMap((rule) -> rule.matches().stream())
			.filter(Match.Comment.class::isInstance)
			.map((match) -> NAMED.matcher(((Match.Comment) match).words()))
			.filter(Matcher::find)
			.findFirst()
			.map((found) -> owner(found.group(1), found.group(2), Objects.requireNonNullElse(found.group(3), ""), ""));
	}

	private ChainOwner owner(String namespace, String service, String port, String endpoint) {
		int index = this.cluster.service(namespace, service)
			.map(Service::ports)
			.orElse(List.of())
			.stream()
			.filter((one) -> Objects.requireNonNullElse(one.name(), "").equals(port))
			.map(ServicePort::index)
			.findFirst()
			.orElse(0);
		return new ChainOwner(namespace, service, index, endpoint);
	}

	/**
	 * The owners of kube-proxy's nftables chains, whose names tell them.
	 * @param chains the names of chains
	 */
	public static Map<String, ChainOwner> ofNft(Cluster cluster, List<String> chains) {
		DumpOwners owners = new DumpOwners(cluster);
		Map<String, ChainOwner> found = new LinkedHashMap<>();
		chains.stream().sorted(Comparator.naturalOrder()).forEach((chain) -> {
			Matcher named = NFT_CHAIN.matcher(chain);
			if (named.matches()) {
				String address = (named.group(6) != null) ? named.group(6) + ":" + named.group(7) : "";
				found.put(chain, owners.owner(named.group(2), named.group(3), named.group(5), address));
			}
		});
		return found;
	}

}
