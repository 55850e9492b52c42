package io.packetwalk.web.socket;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * Somebody watching over a WebSocket. Frames wait in a bounded queue of the viewer's own,
 * so that one who reads slowly holds up nobody else; one who stops reading is cut off.
 */
final class Viewer {

	private static final Logger logger = LoggerFactory.getLogger(Viewer.class);

	private static final int QUEUED_FRAMES = 256;

	private static final int PATIENCE_SECONDS = 30;

	private final BlockingQueue<String> frames = new ArrayBlockingQueue<>(QUEUED_FRAMES);

	private final WebSocketSession session;

	private final Thread sender;

	private Stop stop = new Stop();

	private @Nullable Thread player;

	Viewer(WebSocketSession session) {
		this.session = session;
		this.sender = Thread.ofVirtual().name("viewer-" + session.getId()).start(this::drain);
	}

	/** Queues a frame, waiting for room. */
	void send(String frame) throws InterruptedException {
		if (!this.frames.offer(frame, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
			close(CloseStatus.SESSION_NOT_RELIABLE);
			throw new InterruptedException("the viewer stopped reading");
		}
	}

	/** Starts sending something; what is being sent comes to its end first. */
	synchronized void play(Consumer<Stop> frames) {
		cancel();
		Thread before = this.player;
		Stop mine = new Stop();
		this.stop = mine;
		this.player = Thread.ofVirtual().name("player-" + this.session.getId()).start(() -> {
			if (awaitEnd(before)) {
				frames.accept(mine);
			}
		});
	}

	/** Stops what is being sent. */
	synchronized void cancel() {
		this.stop.ask();
	}

	private static boolean awaitEnd(@Nullable Thread before) {
		try {
			if (before != null) {
				before.join();
			}
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	void leave() {
		cancel();
		this.sender.interrupt();
	}

	void close(CloseStatus status) {
		try {
			this.session.close(status);
		}
		catch (IOException ex) {
			logger.debug("viewer {} was gone already", this.session.getId(), ex);
		}
	}

	private void drain() {
		try {
			while (true) {
				this.session.sendMessage(new TextMessage(this.frames.take()));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (IOException | IllegalStateException ex) {
			logger.debug("viewer {} is gone", this.session.getId(), ex);
			cancel();
		}
	}

}
