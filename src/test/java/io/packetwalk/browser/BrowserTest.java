package io.packetwalk.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.springframework.util.FileSystemUtils;

/**
 * A test by a person with a browser. All of them share one browser and one server, which
 * take longer to start than most tests; what they make there is told apart by visitor.
 */
@ExtendWith(BrowserTest.Opened.class)
abstract class BrowserTest {

	/** A busy machine draws late; only a test that fails waits that long. */
	private static final double PATIENCE = 60_000;

	static Chromium chromium;

	static RunningServer server;

	/** Starts both before the first class, and stops them after the last. */
	static final class Opened implements BeforeAllCallback {

		@Override
		public void beforeAll(ExtensionContext context) {
			Both both = context.getRoot()
				.getStore(Namespace.create(BrowserTest.class))
				.computeIfAbsent(Both.class, (key) -> Both.open(), Both.class);
			chromium = both.chromium();
			server = both.server();
		}

	}

	private record Both(Chromium chromium, RunningServer server, Path data) implements AutoCloseable {

		static Both open() {
			PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
			Chromium chromium = Chromium.start();
			try {
				Path data = Files.createTempDirectory("packetwalk");
				return new Both(chromium, RunningServer.on(data), data);
			}
			catch (IOException ex) {
				throw new java.io.UncheckedIOException(ex);
			}
		}

		@Override
		public void close() throws IOException {
			this.server.close();
			this.chromium.close();
			FileSystemUtils.deleteRecursively(this.data);
		}

	}

}
