package io.packetwalk.browser;

import java.nio.file.Path;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import io.packetwalk.PacketwalkApplication;

/**
 * The application on a port and a database file of its own, which can be stopped and
 * started again.
 */
final class RunningServer implements AutoCloseable {

	private final Path data;

	private final int port;

	private ConfigurableApplicationContext context;

	private RunningServer(Path data) {
		this.data = data;
		this.context = boot(0);
		this.port = ((WebServerApplicationContext) this.context).getWebServer().getPort();
	}

	static RunningServer on(Path data) {
		return new RunningServer(data);
	}

	private ConfigurableApplicationContext boot(int wanted) {
		return new SpringApplicationBuilder(PacketwalkApplication.class).run("--server.port=" + wanted,
				"--spring.datasource.url=jdbc:h2:file:" + this.data.resolve("packetwalk"),
				"--server.shutdown=immediate");
	}

	void restart() {
		this.context.close();
		this.context = boot(this.port);
	}

	String url(String path) {
		return "http://localhost:" + this.port + path;
	}

	@Override
	public void close() {
		this.context.close();
	}

}
