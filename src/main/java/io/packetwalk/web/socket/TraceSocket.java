package io.packetwalk.web.socket;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import io.packetwalk.export.TraceFrames;
import io.packetwalk.lab.Lab;
import io.packetwalk.lab.Labs;
import io.packetwalk.lab.NotFoundException;
import io.packetwalk.lab.Traces;
import io.packetwalk.lab.store.StoredTrace;
import io.packetwalk.walk.InvalidRequestException;
import io.packetwalk.web.Refusal;
import io.packetwalk.web.Refusals;

/** Walks asked for and watched over a WebSocket: one JSON object a frame, both ways. */
@Component
class TraceSocket extends TextWebSocketHandler implements SubProtocolCapable {

	static final String PROTOCOL = "packetwalk.v1";

	/** Between two hops at the pace of somebody watching a terminal. */
	private static final long LIVE_MILLIS = 400;

	private final Map<String, Viewer> viewers = new ConcurrentHashMap<>();

	private final Labs labs;

	private final Traces traces;

	private final Refusals refusals;

	private final JsonMapper mapper;

	TraceSocket(Labs labs, Traces traces, Refusals refusals, JsonMapper mapper) {
		this.labs = labs;
		this.traces = traces;
		this.refusals = refusals;
		this.mapper = mapper;
	}

	@Override
	public List<String> getSubProtocols() {
		return List.of(PROTOCOL);
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) {
		this.viewers.put(session.getId(), new Viewer(session));
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
		Viewer viewer = this.viewers.remove(session.getId());
		if (viewer != null) {
			viewer.leave();
		}
	}

	@Override
	protected void handleTextMessage(WebSocketSession session, TextMessage text) throws InterruptedException {
		Viewer viewer = this.viewers.get(session.getId());
		if (viewer == null) {
			return;
		}
		try {
			handle(session, viewer, this.mapper.readValue(text.getPayload(), TraceMessage.class));
		}
		catch (JacksonException ex) {
			viewer.send(problem(ex));
		}
	}

	private void handle(WebSocketSession session, Viewer viewer, @Nullable TraceMessage message)
			throws InterruptedException {
		String type = (message == null || message.type() == null) ? "" : message.type();
		switch (type) {
			case "trace" -> viewer.play((stop) -> answer(viewer, () -> walk(session, viewer, message, stop)));
			case "resume" -> viewer.play((stop) -> answer(viewer, () -> resume(session, viewer, message, stop)));
			case "cancel" -> viewer.cancel();
			case "ping" -> viewer.send(this.mapper.writeValueAsString(Map.of("type", "pong")));
			default -> viewer.send(problem(new InvalidRequestException("type",
					"A frame is one JSON object whose type is trace, resume, cancel or ping.",
					"{\"type\":\"trace\",\"request\":{\"from\":\"…\",\"to\":\"…\"}}")));
		}
	}

	private void walk(WebSocketSession session, Viewer viewer, TraceMessage message, Stop stop)
			throws InterruptedException {
		Lab lab = this.labs.find(lab(session));
		if (message.request() == null) {
			throw new InvalidRequestException("request", "The frame has no request.", "Add from and to.");
		}
		StoredTrace trace = this.traces.walk(lab, message.request().asRequest(lab.cluster().settings().seed()),
				String.valueOf(session.getAttributes().get(VisitorHandshake.VISITOR)));
		TraceFrames frames = TraceFrames.of(trace.document());
		viewer.send(frames.opened());
		send(viewer, frames, (message.from() != null) ? message.from() : 0, message.live(), stop);
	}

	private void resume(WebSocketSession session, Viewer viewer, TraceMessage message, Stop stop)
			throws InterruptedException {
		String id = (message.trace() != null) ? message.trace() : "";
		StoredTrace trace = this.traces.find(id);
		if (!trace.lab().equals(lab(session))) {
			throw NotFoundException.trace(id);
		}
		send(viewer, TraceFrames.of(trace.document()), (message.after() != null) ? message.after() : 0, message.live(),
				stop);
	}

	private static void send(Viewer viewer, TraceFrames frames, int after, boolean live, Stop stop)
			throws InterruptedException {
		List<String> hops = frames.hops();
		for (String hop : hops.subList(Math.clamp(after, 0, hops.size()), hops.size())) {
			if (live) {
				stop.pause(LIVE_MILLIS);
			}
			if (stop.isAsked()) {
				return;
			}
			viewer.send(hop);
		}
		viewer.send(frames.closed());
	}

	private void answer(Viewer viewer, Playback playback) {
		try {
			try {
				playback.run();
			}
			catch (RuntimeException ex) {
				viewer.send(problem(ex));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private String problem(RuntimeException ex) {
		Refusal refusal = this.refusals.of(ex, "/ws");
		Map<String, Object> frame = new LinkedHashMap<>();
		frame.put("type", "problem");
		frame.put("code", refusal.code());
		frame.put("message", refusal.detail());
		frame.putAll(refusal.more());
		return this.mapper.writeValueAsString(frame);
	}

	/** {@code /ws/labs/ID/traces}. */
	private static String lab(WebSocketSession session) {
		URI address = Objects.requireNonNull(session.getUri());
		String[] parts = address.getPath().split("/");
		return parts[parts.length - 2];
	}

	/** Sends frames until it is done or told to stop. */
	@FunctionalInterface
	private interface Playback {

		void run() throws InterruptedException;

	}

}
