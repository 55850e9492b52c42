package io.packetwalk.lab.probe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Pod;
import io.packetwalk.clusterdns.ClusterDns;
import io.packetwalk.lab.Lab;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.Libc;
import io.packetwalk.resolver.Lookup.Exchange;
import io.packetwalk.resolver.Lookup;
import io.packetwalk.resolver.Question;
import io.packetwalk.resolver.Reply;
import io.packetwalk.resolver.ResolvConf;
import io.packetwalk.resolver.StubResolver;
import io.packetwalk.walk.InvalidRequestException;

/** The resolver of a pod, or of a node: what it asks for a name, and gets. */
public final class PodResolver {

	private final ResolvConf conf;

	private final NameServersInReach servers;

	private final Libc guessed;

	private PodResolver(ResolvConf conf, NameServersInReach servers, Libc guessed) {
		this.conf = conf;
		this.servers = servers;
		this.guessed = guessed;
	}

	/**
	 * The resolver somebody uses.
	 * @param lab the lab
	 * @param from {@code pod/NAMESPACE/NAME}, {@code deployment/NAMESPACE/NAME} … or
	 * {@code node/NAME}
	 * @throws InvalidRequestException when nobody is called so
	 */
	public static PodResolver of(Lab lab, String from) {
		String[] parts = from.strip().split("/");
		Cluster cluster = lab.cluster();
		ClusterDns dns = lab.dataplane().dns();
		if (parts.length == 2 && parts[0].equals("node")) {
			Node node = cluster.node(parts[1]).orElseThrow(() -> unknown(from));
			return new PodResolver(dns.nodeResolvConf(), new NameServersInReach(cluster, dns, node.internalIp()),
					Libc.GLIBC);
		}
		Pod pod = cluster.pods()
			.stream()
			.filter((candidate) -> parts.length == 3 && isNamed(candidate, parts))
			.min(Comparator.comparing((Pod candidate) -> candidate.ip() == null).thenComparing(Pod::name))
			.orElseThrow(() -> unknown(from));
		IpAddress address = pod.ip();
		if (address == null) {
			throw new InvalidRequestException("from",
					"\"" + from + "\" asks nothing: it has no address, its phase is " + pod.phase() + ".",
					"See the lab's problems.");
		}
		return new PodResolver(dns.resolvConf(pod), new NameServersInReach(cluster, dns, address), libc(pod));
	}

	private static boolean isNamed(Pod pod, String[] parts) {
		if (parts[0].equals("pod")) {
			return pod.namespace().equals(parts[1]) && pod.name().equals(parts[2]);
		}
		ObjectRef owner = pod.owner();
		return owner != null && owner.kind().equalsIgnoreCase(parts[0]) && parts[1].equals(owner.namespace())
				&& owner.name().equals(parts[2]);
	}

	private static Libc libc(Pod pod) {
		boolean alpine = pod.containers().stream().anyMatch((container) -> container.image().contains("alpine"));
		return alpine ? Libc.MUSL : Libc.GLIBC;
	}

	private static InvalidRequestException unknown(String from) {
		return new InvalidRequestException("from", "\"" + from + "\" is no pod, workload or node of this cluster.",
				"Write pod/NAMESPACE/NAME, deployment/NAMESPACE/NAME or node/NAME.");
	}

	/**
	 * What {@code getaddrinfo} asks and gets; null takes the libc guessed from the image.
	 */
	public Lookup addresses(@Nullable Libc libc, String name, Set<AddressFamily> families) {
		return StubResolver.lookup((libc != null) ? libc : this.guessed, this.conf, name, families, this.servers::ask);
	}

	/** What {@code dig} asks and gets: the name as it is. */
	public Exchange once(String name, String type) {
		if (this.conf.nameservers().isEmpty()) {
			throw new InvalidRequestException("from", "Its resolv.conf names no server.", "Set dnsConfig.nameservers.");
		}
		Question question = new Question(name.endsWith(".") ? name : name + ".", type.toUpperCase(Locale.ROOT),
				this.conf.nameservers().getFirst(), false, 1);
		return new Exchange(question, this.servers.ask(question));
	}

	/** What {@code dig +search} asks and gets: one candidate after the other. */
	public List<Exchange> search(String name, String type) {
		List<Exchange> exchanges = new ArrayList<>();
		for (String candidate : candidates(name)) {
			Exchange exchange = once(candidate, type);
			exchanges.add(exchange);
			Reply reply = exchange.reply();
			boolean goesOn = reply.rcode().equals("NXDOMAIN")
					|| (reply.rcode().equals("NOERROR") && reply.answers().isEmpty());
			if (!goesOn) {
				break;
			}
		}
		return exchanges;
	}

	private List<String> candidates(String name) {
		if (name.endsWith(".")) {
			return List.of(name);
		}
		List<String> candidates = new ArrayList<>();
		this.conf.searches().forEach((suffix) -> candidates.add(name + "." + suffix));
		long dots = name.chars().filter((c) -> c == '.').count();
		candidates.add((dots >= this.conf.ndots()) ? 0 : candidates.size(), name);
		return candidates;
	}

}
