package io.packetwalk.web.socket;

import java.net.URI;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.packetwalk.export.FrameSum;
import io.packetwalk.web.Browser;
import io.packetwalk.web.ServerTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ServerTest
class TraceSocketTests {

	private static final String TRACE = """
			{"type":"trace","request":{"from":"pod/shop/client","to":"http://web/"},"pace":"instant","from":0}""";

	@LocalServerPort
	private int port;

	private Browser browser;

	private String lab;

	private WebSocket socket;

	private final Frames frames = new Frames();

	@BeforeEach
	void open() {
		this.browser = new Browser(this.port);
		this.browser.get("/");
		this.lab = this.browser.makeShop().path("id").asString();
		this.socket = connect(this.lab, "Accept", "*/*");
	}

	@AfterEach
	void close() {
		this.socket.abort();
	}

	@Test
	void theSumOfTheFramesIsTheStoredTrace() {
		this.socket.sendText(TRACE, true).join();
		List<String> all = this.frames.untilClosed();
		JsonNode sum = FrameSum.of(all.getFirst(), all.subList(1, all.size() - 1), all.getLast());
		JsonNode stored = Browser.json(this.browser.get("/api/v1/traces/" + sum.path("id").asString()));
		assertThat(sum).isEqualTo(stored);
		assertThat(all.size()).isGreaterThan(4);
		for (int seq = 1; seq < all.size() - 1; seq++) {
			assertThat(JsonMapper.shared().readTree(all.get(seq)).path("seq").asInt()).isEqualTo(seq);
		}
	}

	@Test
	void aTraceWalkedOverTheSocketIsInTheVisitorsList() {
		this.socket.sendText(TRACE, true).join();
		String id = JsonMapper.shared().readTree(this.frames.untilClosed().getFirst()).path("trace").asString();
		assertThat(this.browser.get("/", "Accept", "text/html").body()).contains("/t/" + id);
	}

	@Test
	void aLostConnectionGoesOnAfterTheLastHopSeen() {
		this.socket.sendText(TRACE, true).join();
		List<String> all = this.frames.untilClosed();
		String id = JsonMapper.shared().readTree(all.getFirst()).path("trace").asString();
		this.socket.abort();
		this.socket = connect(this.lab, "Accept", "*/*");
		this.socket.sendText("{\"type\":\"resume\",\"trace\":\"" + id + "\",\"after\":2}", true).join();
		assertThat(this.frames.untilClosed()).isEqualTo(all.subList(3, all.size()));
	}

	@Test
	void aWalkCanBeStoppedAndAnotherStarted() {
		this.socket.sendText(TRACE.replace("instant", "live"), true).join();
		assertThat(this.frames.next().path("type").asString()).isEqualTo("opened");
		this.socket.sendText("{\"type\":\"cancel\"}", true).join();
		this.socket.sendText(TRACE, true).join();
		JsonNode next = this.frames.next();
		while (!next.path("type").asString().equals("opened")) {
			assertThat(next.path("type").asString()).isEqualTo("hop");
			next = this.frames.next();
		}
		List<String> rest = this.frames.untilClosed();
		assertThat(rest).allMatch((frame) -> frame.contains("\"trace\""));
		assertThat(JsonMapper.shared().readTree(rest.getLast()).path("trace")).isEqualTo(next.path("trace"));
	}

	@Test
	void aPingIsAnswered() {
		this.socket.sendText("{\"type\":\"ping\"}", true).join();
		assertThat(this.frames.next().path("type").asString()).isEqualTo("pong");
	}

	@Test
	void whatCannotBeDoneIsAProblemAndTheConnectionStays() {
		for (String frame : List.of("no json", "{}", "{\"type\":\"dance\"}", "{\"type\":\"trace\"}",
				TRACE.replace("shop/client", "shop/nobody"))) {
			this.socket.sendText(frame, true).join();
			JsonNode problem = this.frames.next();
			assertThat(problem.path("type").asString()).as(frame).isEqualTo("problem");
			assertThat(problem.path("code").asString()).isEqualTo("INVALID_REQUEST");
			assertThat(problem.path("message").asString()).isNotEmpty();
		}
		this.socket.sendText("{\"type\":\"resume\",\"trace\":\"t0000000000\"}", true).join();
		assertThat(this.frames.next().path("code").asString()).isEqualTo("TRACE_NOT_FOUND");
		this.socket.sendText(TRACE, true).join();
		assertThat(this.frames.untilClosed()).hasSizeGreaterThan(4);
	}

	@Test
	void aLabThatIsNotThereIsAProblem() {
		WebSocket elsewhere = connect("0000000000", "Accept", "*/*");
		elsewhere.sendText(TRACE, true).join();
		assertThat(this.frames.next().path("code").asString()).isEqualTo("LAB_NOT_FOUND");
		elsewhere.abort();
	}

	@Test
	void aPageOfAnotherOriginMayNotConnect() {
		assertThatExceptionOfType(CompletionException.class)
			.isThrownBy(() -> connect(this.lab, "Origin", "https://elsewhere.example"));
		WebSocket ours = connect(this.lab, "Origin", "http://localhost:" + this.port);
		assertThat(ours.getSubprotocol()).isEqualTo("packetwalk.v1");
		ours.abort();
	}

	private WebSocket connect(String id, String header, String value) {
		return this.browser.client()
			.newWebSocketBuilder()
			.header(header, value)
			.subprotocols("packetwalk.v1")
			.buildAsync(URI.create("ws://localhost:" + this.port + "/ws/labs/" + id + "/traces"), this.frames)
			.join();
	}

	/** The frames received, each whole. */
	private static final class Frames implements WebSocket.Listener {

		private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

		private final StringBuilder partial = new StringBuilder();

		@Override
		public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
			this.partial.append(data);
			if (last) {
				this.received.add(this.partial.toString());
				this.partial.setLength(0);
			}
			socket.request(1);
			return CompletableFuture.completedStage(null);
		}

		JsonNode next() {
			return JsonMapper.shared().readTree(take());
		}

		List<String> untilClosed() {
			List<String> all = new ArrayList<>();
			do {
				all.add(take());
			}
			while (!JsonMapper.shared().readTree(all.getLast()).path("type").asString().equals("closed"));
			return all;
		}

		private String take() {
			try {
				String frame = this.received.poll(30, TimeUnit.SECONDS);
				assertThat(frame).as("a frame within 30 seconds").isNotNull();
				return frame;
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}

	}

}
