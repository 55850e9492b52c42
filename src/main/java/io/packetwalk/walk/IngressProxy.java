package io.packetwalk.walk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.http.HttpDraw;
import io.packetwalk.http.HttpOutcome;
import io.packetwalk.http.HttpOutcome.Upstream;
import io.packetwalk.http.HttpRequest;
import io.packetwalk.ingress.IngressController;
import io.packetwalk.net.FiveTuple;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;
import io.packetwalk.trace.Cause;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.HttpChoice;
import io.packetwalk.trace.HttpResult;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.Level;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.StoryStage;

/**
 * A reverse proxy in a pod: reads the request, picks a backend, opens a connection of its
 * own.
 */
final class IngressProxy {

	private static final Pattern ORIGIN = Pattern.compile("(\\w+) ([^/ ]+)/(\\S+) ?(.*)");

	private final Journey journey;

	private final Network network;

	private final Destination destination;

	private final String hostHeader;

	private @Nullable HttpResult result;

	private @Nullable String upstream;

	IngressProxy(Journey journey, Network network, Destination destination) {
		this(journey, network, destination, "");
	}

	/**
	 * A proxy behind another one.
	 * @param hostHeader the Host header that one puts in, empty when it keeps the
	 * client's
	 */
	IngressProxy(Journey journey, Network network, Destination destination, String hostHeader) {
		this.journey = journey;
		this.network = network;
		this.destination = destination;
		this.hostHeader = hostHeader;
	}

	/** How the proxied request ended, null when no proxy was met. */
	@Nullable HttpResult result() {
		return this.result;
	}

	/** The backend dialled, {@code ip:port}; null when none was. */
	@Nullable String upstream() {
		return this.upstream;
	}

	boolean serves(Pod pod, Packet packet) {
		return this.journey.plane().proxyIn(pod).filter((proxy) -> listens(proxy, pod, packet.dport())).isPresent();
	}

	/** A Gateway opens its listeners' ports, an ingress controller those of HTTP. */
	private static boolean listens(IngressController proxy, Pod pod, int port) {
		if (!proxy.ports().isEmpty()) {
			return proxy.portOf(port).isPresent();
		}
		return pod.containers()
			.stream()
			.flatMap((container) -> container.ports().stream())
			.anyMatch((candidate) -> candidate.port() == port
					&& List.of(80, 443, 8000, 8080, 8443).contains(candidate.port()));
	}

	Served serve(LegRecorder leg, Pod pod, Station at, Packet packet, BiFunction<Disposition, String, Served> respond) {
		IngressController controller = this.journey.plane().proxyIn(pod).orElseThrow();
		HttpRequest request = request(controller.portOf(packet.dport()));
		HttpOutcome outcome = controller.routes().route(request, draw(pod));
		int status = switch (outcome) {
			case HttpOutcome.Respond answer -> answered(leg, at, packet, controller, request, answer);
			case HttpOutcome.Forward forward -> forwarded(leg, at, packet, controller, request, forward);
		};
		leg.enter(Direction.REVERSE, Exchange.place(at));
		if (status == HttpOutcome.Respond.RESET) {
			return respond.apply(Disposition.CONNECTION_REFUSED, "connection closed");
		}
		Disposition disposition = (status < 400) ? ((status < 300) ? Disposition.DELIVERED : Disposition.ANSWERED)
				: Disposition.HTTP_ERROR;
		return respond.apply(disposition, status + " " + HttpResult.reason(status));
	}

	private HttpDraw draw(Pod pod) {
		return (what, bound) -> Mix.between(this.journey.request().seed(),
				"connection " + this.journey.connection() + "/" + pod.key() + "/" + what, 0, bound - 1);
	}

	/** What the client sends to whoever it dials; TLS names the host of the URL. */
	HttpRequest asked(int port) {
		HttpRequest request = request(Optional.of(port));
		boolean named = request.scheme().equals("https") && IpAddress.parse(this.destination.host()).isEmpty();
		return new HttpRequest(request.method(), request.scheme(), request.host(), port, request.path(),
				request.query(), request.headers(), named ? this.destination.host() : "");
	}

	private HttpRequest request(Optional<Integer> listener) {
		Map<String, String> headers = new HashMap<>();
		this.journey.request().headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
		String sent = Optional.ofNullable(headers.remove("host")).orElse(this.destination.host());
		String host = this.hostHeader.isEmpty() ? sent : this.hostHeader;
		boolean tls = this.destination.scheme().equals("https");
		return new HttpRequest(this.journey.request().method(), this.destination.scheme(),
				host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT), listener.orElse(tls ? 443 : 80),
				this.destination.path(), this.destination.query(), headers);
	}

	private int answered(LegRecorder leg, Station at, Packet packet, IngressController controller, HttpRequest request,
			HttpOutcome.Respond answer) {
		write(leg, at, packet, controller, request, answer, null, null, answer.status(), answer.why());
		this.result = new HttpResult(answer.status(), null, controller.name(),
				answer.location().isEmpty() ? null : answer.location());
		return answer.status();
	}

	private int forwarded(LegRecorder leg, Station at, Packet packet, IngressController controller, HttpRequest request,
			HttpOutcome.Forward forward) {
		Upstream upstream = pick(forward);
		this.upstream = upstream.address().withPort(upstream.port());
		write(leg, at, packet, controller, request, forward, forward.backend(), forward.path(), 0, "");
		leg.pause();
		LegRecorder proxied = this.journey.recorder()
			.open(leg.id(), Leg.Kind.HTTP, "TCP", request.method() + " " + request.host() + forward.path());
		IpAddress source = Exchange.source(this.network, this.journey, at, upstream.address());
		Packet syn = Packet.fromSocket(new FiveTuple(Protocol.TCP, source, this.journey.ephemeralPort(Protocol.TCP),
				upstream.address(), upstream.port()), "SYN");
		StepDraft send = StepDraft.of(StepType.SEND, "The proxy connects to the backend", Exchange.stop(at))
			.level(Level.OPERATOR)
			.packet(syn);
		Start self = new Start(at, null, controller.name());
		AppServer app = new AppServer(this.journey, this.network, proxied, self, forward.sent(), null);
		Exchange.Result end = new Exchange(this.network, proxied).run(at, syn, send, app);
		int status = (app.result() != null) ? app.result().status() : status(end.disposition());
		this.result = result(status, controller, forward, app.pod(), upstream);
		return status;
	}

	private Upstream pick(HttpOutcome.Forward forward) {
		List<Upstream> upstreams = forward.upstreams();
		String pick = this.journey.request().pick();
		if (pick != null) {
			for (Upstream candidate : upstreams) {
				String pod = this.journey.plane().cluster().podAt(candidate.address()).map(Pod::key).orElse("");
				if (pick.equals(candidate.address().withPort(candidate.port()))
						|| pick.replaceFirst("^pod/", "").equals(pod)) {
					return candidate;
				}
			}
		}
		int first = Mix.between(this.journey.request().seed(), "upstream/" + forward.backend(), 0,
				upstreams.size() - 1);
		return upstreams.get((first + this.journey.connection() - 1) % upstreams.size());
	}

	private static int status(Disposition end) {
		return end.success() ? 200 : end.answered() ? 502 : 504;
	}

	private HttpResult result(int status, IngressController controller, HttpOutcome.Forward forward, @Nullable Pod pod,
			Upstream upstream) {
		String[] parts = forward.backend().split("[/:]");
		String name = (parts.length > 1) ? parts[1] : null;
		int port = (name == null) ? upstream.port() : this.journey.plane()
			.cluster()
			.service(parts[0], name)
			.flatMap((service) -> service.ports().stream().filter((candidate) -> isNamed(candidate, parts)).findFirst())
			.map(ServicePort::port)
			.orElse(upstream.port());
		HttpResult.Backend backend = new HttpResult.Backend(parts[0], name, port, (pod != null) ? pod.key() : null);
		return new HttpResult(status, backend, controller.name());
	}

	private static boolean isNamed(ServicePort port, String[] backend) {
		String wanted = backend[backend.length - 1];
		return wanted.equals(String.valueOf(port.port())) || wanted.equals(port.name());
	}

	private void write(LegRecorder leg, Station at, Packet packet, IngressController controller, HttpRequest request,
			HttpOutcome outcome, @Nullable String backend, @Nullable String path, int status, String why) {
		List<HttpChoice.Tried> tried = outcome.tried()
			.stream()
			.map((rule) -> new HttpChoice.Tried(rule.rule(), rule.matched(), rule.why()))
			.toList();
		HttpChoice choice = new HttpChoice(controller.name(), request.method() + " " + request.scheme() + "://"
				+ request.host() + request.path() + (request.query().isEmpty() ? "" : "?" + request.query()), tried,
				backend, path, status);
		leg.add(StepDraft
			.of(StepType.HTTP_ROUTE, (status == 0) ? "The proxy picks a backend" : "The proxy answers " + status,
					Exchange.stop(at))
			.story(StoryStage.INGRESS_CONTROLLER)
			.packet(packet)
			.http(choice)
			.assumed(why)
			.because(lines(outcome)));
	}

	private List<Cause> lines(HttpOutcome outcome) {
		List<Cause> lines = new ArrayList<>();
		outcome.tried().stream().filter(HttpOutcome.Tried::matched).forEach((rule) -> {
			Matcher origin = ORIGIN.matcher(rule.origin());
			if (origin.matches()) {
				this.journey.causes()
					.find(new ObjectRef(origin.group(1), origin.group(2), origin.group(3)), origin.group(4))
					.ifPresent(lines::add);
			}
		});
		return lines;
	}

}
