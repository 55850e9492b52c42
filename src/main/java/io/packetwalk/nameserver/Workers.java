package io.packetwalk.nameserver;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that answer: few, and gone when there is nothing to do. */
final class Workers {

	private static final int THREADS = 4;

	private static final int WAITING = 256;

	private static final int CONNECTIONS = 16;

	private static final long IDLE_SECONDS = 30;

	private Workers() {
	}

	/** Some questions may wait for a thread. */
	static ThreadPoolExecutor forQuestions() {
		ThreadPoolExecutor workers = new ThreadPoolExecutor(THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS,
				new ArrayBlockingQueue<>(WAITING), named("dns-udp-"));
		workers.allowCoreThreadTimeOut(true);
		return workers;
	}

	/** A connection has a thread to itself or is not taken. */
	static ThreadPoolExecutor forConnections() {
		return new ThreadPoolExecutor(0, CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(),
				named("dns-tcp-"));
	}

	static ThreadFactory named(String name) {
		return Thread.ofPlatform().name(name, 0).daemon().factory();
	}

	/** A port is free again when nobody waits at it any more. */
	static void await(Thread reader) {
		try {
			reader.join(Duration.ofSeconds(2));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
