package io.packetwalk.walk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Settings;
import io.packetwalk.clusterdns.DnsAnswer;
import io.packetwalk.dataplane.Dataplane;
import io.packetwalk.narration.Narrator;
import io.packetwalk.resolver.Lookup;
import io.packetwalk.resolver.RecordTypes;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.Symptom;
import io.packetwalk.trace.Trace;
import io.packetwalk.trace.TraceRequest;

/** Walks a request through a cluster. */
public final class PacketWalker {

	/**
	 * Of a long row of connections, this many are written down; the others only counted.
	 */
	private static final int WRITTEN = 5;

	private PacketWalker() {
	}

	/**
	 * Walks one request, there and back.
	 * @param dataplane what to walk on
	 * @param request what was asked
	 * @param causes finds lines of YAML
	 * @param listener hears of each hop
	 * @throws InvalidRequestException when from or to name nothing
	 */
	public static Trace walk(Dataplane dataplane, TraceRequest request, Causes causes, TraceListener listener) {
		return walk(dataplane, request, causes, listener, WRITTEN);
	}

	/**
	 * Walks one request of which so many connections are written down: what is not
	 * written is walked all the same.
	 */
	static Trace walk(Dataplane dataplane, TraceRequest request, Causes causes, TraceListener listener, int written) {
		Cluster cluster = dataplane.cluster();
		Start start = new Origins(cluster).find(request.from());
		Destination to = Destination.parse(request.to(), cluster.settings().clusterDomain());
		checkType(to);
		check(cluster, request);
		NameBook names = new NameBook(dataplane, cluster);
		Narrator narrator = new Narrator(names, start.name());
		Recorder recorder = new Recorder(narrator, listener);
		Journey journey = new Journey(dataplane, request, recorder, new CauseFinder(cluster, causes));
		Walk walk = new Walk(journey, start, to);
		Disposition disposition = connections(journey, walk, request.connections(), written);
		return write(journey, walk, to, disposition, names);
	}

	/**
	 * Looks a name up from somewhere; each question is walked, nothing is written down.
	 * @param dataplane what to walk on
	 * @param request who asks ({@code from}), {@code libc} and {@code seed}
	 * @param name what is looked up
	 * @throws InvalidRequestException when from names nobody who could ask
	 */
	public static Lookup lookup(Dataplane dataplane, TraceRequest request, NameQuestion name) {
		return asker(dataplane, request).lookup(name);
	}

	/**
	 * Puts one question to the first nameserver of somebody's resolv.conf, as dig does.
	 * @param dataplane what to walk on
	 * @param request who asks ({@code from}) and {@code seed}
	 * @param name the name, ending in a dot
	 * @param type the record type
	 * @param tcp whether it is asked over TCP
	 * @return every section of what comes back
	 * @throws InvalidRequestException when from names nobody who could ask
	 */
	public static DnsAnswer ask(Dataplane dataplane, TraceRequest request, String name, String type, boolean tcp) {
		return asker(dataplane, request).once(name, type, tcp);
	}

	private static NameLookup asker(Dataplane dataplane, TraceRequest request) {
		Cluster cluster = dataplane.cluster();
		Start start = new Origins(cluster).find(request.from());
		if (start.station() instanceof Station.Beyond) {
			throw new InvalidRequestException("from", "nobody inside the cluster asks from \"" + request.from() + "\"",
					"Write pod/NAMESPACE/NAME, deployment/NAMESPACE/NAME or node/NAME.");
		}
		check(cluster, request);
		Recorder recorder = new Recorder(new Narrator(new NameBook(dataplane, cluster), start.name()),
				TraceListener.SILENT);
		recorder.silence();
		Journey journey = new Journey(dataplane, request, recorder, new CauseFinder(cluster, Causes.NONE));
		return new NameLookup(journey, new Network(journey), start);
	}

	private static void checkType(Destination to) {
		String type = to.question().type();
		if (!type.isEmpty() && !RecordTypes.isType(type)) {
			throw new InvalidRequestException("to", "\"" + type + "\" is no record type",
					"A, AAAA, SRV, CNAME, PTR, TXT and others are.");
		}
	}

	private static void check(Cluster cluster, TraceRequest request) {
		if (request.via() != null && cluster.node(request.via()).isEmpty()) {
			throw new InvalidRequestException("via", "\"" + request.via() + "\" is no node of this cluster",
					"Leave via out to let the walk choose.");
		}
		if (request.connections() < 1 || request.connections() > 1000) {
			throw new InvalidRequestException("connections", "connections is 1 to 1000, not " + request.connections(),
					"Ask for fewer.");
		}
		if (request.libc() != null && !request.libc().matches("(?i)glibc|musl|")) {
			throw new InvalidRequestException("libc", "libc is glibc or musl, not \"" + request.libc() + "\"",
					"Leave it out to guess from the image.");
		}
	}

	private static Disposition connections(Journey journey, Walk walk, int count, int written) {
		Disposition result = null;
		for (int i = 1; i <= count; i++) {
			journey.startConnection(i);
			if (i > written) {
				journey.recorder().silence();
			}
			Disposition one = walk.run();
			result = (result == null || result.success()) ? one : result;
		}
		if (count > written) {
			journey.note("Of " + count + " connections the first " + written + " are shown; all are counted.");
		}
		return java.util.Objects.requireNonNull(result);
	}

	private static Trace write(Journey journey, Walk walk, Destination to, Disposition disposition, NameBook names) {
		TraceRequest request = journey.request();
		List<Leg> legs = journey.recorder().legs(disposition);
		List<io.packetwalk.trace.Step> steps = legs.stream()
			.flatMap((leg) -> leg.hops().stream())
			.flatMap((hop) -> hop.steps().stream())
			.toList();
		return new Trace(Trace.ENGINE, request, settings(journey.plane().cluster().settings()), disposition,
				symptom(journey, walk, to, disposition), walk.http(), journey.recorder().story(), legs,
				(request.connections() > 1) ? walk.distribution() : null, names.of(steps), journey.lookups(),
				List.copyOf(journey.notes()));
	}

	private static Symptom symptom(Journey journey, Walk walk, Destination to, Disposition disposition) {
		Narrator narrator = journey.recorder().narrator();
		long micros = journey.recorder().now();
		Symptom symptom = (to.scheme().equals("dns") && !journey.lookups().isEmpty())
				? narrator.symptom(to.tool(), journey.lookups().getFirst(), disposition, micros)
				: narrator.symptom(to.tool(), to.host(), to.port(), disposition, walk.http(), micros);
		return (disposition == Disposition.DNS_TIMEOUT && !journey.lookups().isEmpty())
				? symptom.after(narrator.waits(journey.lookups().getLast())) : symptom;
	}

	private static Map<String, String> settings(Settings settings) {
		Map<String, String> texts = new TreeMap<>();
		texts.put("proxyMode", settings.proxyMode().name().toLowerCase(Locale.ROOT));
		texts.put("cni", settings.cni().name().toLowerCase(Locale.ROOT));
		texts.put("profile", settings.profile().name().toLowerCase(Locale.ROOT));
		return texts;
	}

}
