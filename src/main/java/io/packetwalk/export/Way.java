package io.packetwalk.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Packet;
import io.packetwalk.trace.Hop;
import io.packetwalk.trace.PacketChange;
import io.packetwalk.trace.Place;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StepType;

/**
 * The way one packet took: where it could be seen, and everything that happened to it.
 *
 * @param sightings where it could be seen, in order
 * @param steps every step, in order
 */
record Way(List<Sighting> sightings, List<Step> steps) {

	/** Steps of the walk end with the device: "Enters the node by veth1f4d8571". */
	private static final Pattern BY_DEVICE = Pattern.compile("(?:by|cable) (\\S+)$");

	Way {
		sightings = List.copyOf(sightings);
		steps = List.copyOf(steps);
	}

	static Way of(List<Hop> hops) {
		List<Sighting> sightings = new ArrayList<>();
		List<Step> steps = new ArrayList<>();
		for (Hop hop : hops) {
			sightings.addAll(sightings(hop));
			steps.addAll(hop.steps());
		}
		return new Way(sightings, steps);
	}

	/** The headers the packet set out with. */
	Optional<Packet> first() {
		return this.steps.stream()
			.map(Step::packet)
			.filter((packet) -> packet != null)
			.findFirst()
			.map(PacketChange::after);
	}

	Optional<Packet> last() {
		return this.steps.reversed()
			.stream()
			.map(Step::packet)
			.filter((packet) -> packet != null)
			.findFirst()
			.map(PacketChange::after);
	}

	/** The last place that saw the packet up to a step; the first one before any has. */
	Optional<Sighting.Device> placeOf(Step step) {
		Sighting.@Nullable Device place = null;
		for (Sighting seen : this.sightings) {
			if (place == null || seen.step().n() <= step.n()) {
				place = seen.device();
			}
		}
		return Optional.ofNullable(place);
	}

	/** Where the packet passes a device in this very step. */
	Optional<Sighting> sightingAt(Step step) {
		return this.sightings.stream().filter((seen) -> seen.step().equals(step)).findFirst();
	}

	/** Whether somebody took it in the end. */
	boolean delivered() {
		return !this.steps.isEmpty() && this.steps.getLast().type() == StepType.DELIVER;
	}

	long start() {
		return this.steps.getFirst().at();
	}

	private static List<Sighting> sightings(Hop hop) {
		List<Sighting> seen = new ArrayList<>();
		for (Step step : hop.steps()) {
			Packet packet = passing(step);
			if (packet != null) {
				seen.add(new Sighting(device(hop.place(), step, packet), packet, step));
			}
		}
		return seen.isEmpty() ? onlySighting(hop) : seen;
	}

	private static @Nullable Packet passing(Step step) {
		if (step.packet() == null) {
			return null;
		}
		return switch (step.type()) {
			case TRANSMIT, RECEIVE, DECAPSULATE -> step.packet().after();
			case ENCAPSULATE -> step.packet().before();
			case RESOLVE, SEND, ROUTE, NEIGHBOUR, CONNTRACK, RULES, TRANSLATE, FILTER, POLICY, HTTP_ROUTE, DELIVER,
					DROP, REJECT ->
				null;
		};
	}

	/**
	 * Routers and machines outside have no devices in the walk; a pod or node that talks
	 * to itself does so on lo.
	 */
	private static List<Sighting> onlySighting(Hop hop) {
		boolean stays = hop.place().kind() == Place.Kind.POD || hop.place().kind() == Place.Kind.NODE;
		boolean loops = hop.steps()
			.stream()
			.anyMatch((step) -> step.route() != null && "lo".equals(step.route().dev()));
		if (stays && !loops) {
			return List.of();
		}
		return hop.steps()
			.stream()
			.filter((step) -> step.packet() != null)
			.findFirst()
			.map((step) -> new Sighting(device(hop.place(), step, step.packet().after()), step.packet().after(), step))
			.stream()
			.toList();
	}

	private static Sighting.Device device(Place place, Step step, Packet packet) {
		return switch (place.kind()) {
			case POD -> of("pod " + place.pod() + " " + name(place, step),
					"in the pod " + place.pod() + ((place.node() != null) ? " on " + place.node() : ""));
			case NODE -> onNode(place.node() + "/" + name(place, step), "device of node " + place.node());
			case WIRE -> of("wire", "the network between the nodes");
			case EXTERNAL -> of("outside " + ((step.type() == StepType.SEND) ? packet.src() : packet.dst()),
					"a machine outside the cluster");
			case LOAD_BALANCER -> of(step.stop(), "a load balancer in front of the nodes");
		};
	}

	private static Sighting.Device of(String name, String description) {
		return new Sighting.Device(name, description, Pcapng.ETHERNET);
	}

	private static Sighting.Device onNode(String name, String description) {
		boolean bare = name.contains("/tunl");
		return new Sighting.Device(name, description, bare ? Pcapng.RAW : Pcapng.ETHERNET);
	}

	private static String name(Place place, Step step) {
		if (step.type() == StepType.ENCAPSULATE || step.type() == StepType.DECAPSULATE) {
			return step.stop().substring(step.stop().lastIndexOf('/') + 1);
		}
		Matcher named = BY_DEVICE.matcher(step.title());
		if (named.find()) {
			return named.group(1);
		}
		return (place.interface_() != null) ? place.interface_() : "lo";
	}

}
