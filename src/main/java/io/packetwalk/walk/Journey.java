package io.packetwalk.walk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.packetwalk.dataplane.Dataplane;
import io.packetwalk.dataplane.Dataplane.NodePlane;
import io.packetwalk.ipvs.Scheduling;
import io.packetwalk.net.Protocol;
import io.packetwalk.net.Packet;
import io.packetwalk.netfilter.BaseChain;
import io.packetwalk.netfilter.Conntrack;
import io.packetwalk.netfilter.Dice;
import io.packetwalk.netfilter.Surroundings;
import io.packetwalk.netfilter.Traversal;
import io.packetwalk.netfilter.RecentLists;
import io.packetwalk.trace.LookupSummary;
import io.packetwalk.trace.TraceRequest;

/**
 * What one request's packets share: the cluster, every node's connection tracking table,
 * chance, and the pen.
 */
final class Journey {

	private final Dataplane plane;

	private final TraceRequest request;

	private final Recorder recorder;

	private final CauseFinder causes;

	private final Map<String, Conntrack> conntracks = new HashMap<>();

	private final Map<String, RecentLists> recents = new HashMap<>();

	private final Map<String, Scheduling> schedulings = new HashMap<>();

	private final Set<String> notes = new LinkedHashSet<>();

	private int connection = 1;

	private int sockets;

	private int messages;

	private final List<LookupSummary> lookups = new ArrayList<>();

	Journey(Dataplane plane, TraceRequest request, Recorder recorder, CauseFinder causes) {
		this.plane = plane;
		this.request = request;
		this.recorder = recorder;
		this.causes = causes;
	}

	Dataplane plane() {
		return this.plane;
	}

	TraceRequest request() {
		return this.request;
	}

	Recorder recorder() {
		return this.recorder;
	}

	CauseFinder causes() {
		return this.causes;
	}

	Conntrack conntrack(String node) {
		return this.conntracks.computeIfAbsent(node, (name) -> new Conntrack());
	}

	RecentLists recent(String node) {
		return this.recents.computeIfAbsent(node, (name) -> new RecentLists());
	}

	Scheduling scheduling(String node) {
		return this.schedulings.computeIfAbsent(node, (name) -> new Scheduling());
	}

	int connection() {
		return this.connection;
	}

	void startConnection(int number) {
		this.connection = number;
	}

	/** Remembers something a reader of the trace has to know. */
	void note(String sentence) {
		this.notes.add(sentence);
	}

	Set<String> notes() {
		return this.notes;
	}

	/** The port the next socket is given: from the kernel's ephemeral range. */
	int ephemeralPort(Protocol protocol) {
		this.sockets++;
		return protocol.hasPorts() ? Mix.between(this.request.seed(), "socket/" + this.sockets, 32768, 60999) : 0;
	}

	/** The id the next DNS message carries. */
	int messageId() {
		this.messages++;
		return Mix.between(this.request.seed(), "message/" + this.messages, 0, 65535);
	}

	/** Keeps what a lookup came to. */
	void lookedUp(LookupSummary lookup) {
		this.lookups.add(lookup);
	}

	List<LookupSummary> lookups() {
		return this.lookups;
	}

	/** Runs a packet through a chain of a node. */
	Traversal run(NodePlane node, BaseChain chain, Crossing at, Packet packet, Flow flow) {
		Surroundings around = new Surroundings(at.in(), at.out(), flow.state(), flow.entry().dnat(),
				flow.entry().snat(), node.namespace()::owns, dice(node), recent(node.name()))
			.withConnection(flow.entry())
			.withBridgePort(at.port());
		return chain.run(packet, flow.balancedBy(node.ipvs()) ? around.withIpvs() : around);
	}

	private Dice dice(NodePlane node) {
		Dice seeded = new SeededDice(this.request.seed(), "connection " + this.connection + "/" + node.name());
		String pin = pinned();
		return (pin == null) ? seeded : new PinnedDice(pin, node, seeded);
	}

	/** The endpoint the request pins, {@code ip:port} or {@code ip:}; null for none. */
	@Nullable String pinned() {
		String pick = this.request.pick();
		if (pick == null || pick.isBlank() || pick.indexOf(':') >= 0) {
			return pick;
		}
		String[] parts = pick.replaceFirst("^pod/", "").split("/", 2);
		return (parts.length < 2) ? pick
				: this.plane.cluster()
					.pod(parts[0], parts[1])
					.map((pod) -> (pod.ip() == null) ? pick : pod.ip() + ":")
					.orElse(pick);
	}

}
