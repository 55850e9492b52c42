package io.packetwalk.web.socket;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Asks somebody to stop sending. Not an interrupt: one that hits H2 while it reads its
 * file closes the database.
 */
final class Stop {

	private final CountDownLatch asked = new CountDownLatch(1);

	void ask() {
		this.asked.countDown();
	}

	boolean isAsked() {
		return this.asked.getCount() == 0;
	}

	/** Waits, unless asked to stop. */
	void pause(long millis) throws InterruptedException {
		this.asked.await(millis, TimeUnit.MILLISECONDS);
	}

}
