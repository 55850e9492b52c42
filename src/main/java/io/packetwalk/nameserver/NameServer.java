package io.packetwalk.nameserver;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * A real DNS server for the names of a lab, on this machine's loopback only:
 * {@code packetwalk.dns.port}.
 */
@Component
class NameServer implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(NameServer.class);

	private final NameServerProperties properties;

	private final LabChoice choice;

	private final Answers answers;

	private final List<Closeable> listeners = new ArrayList<>();

	NameServer(NameServerProperties properties, LabChoice choice, Answers answers) {
		this.properties = properties;
		this.choice = choice;
		this.answers = answers;
	}

	@Override
	public boolean isAutoStartup() {
		return this.properties.enabled();
	}

	@Override
	public synchronized void start() {
		List<String> addresses = new ArrayList<>();
		try {
			open(InetAddress.getByName("127.0.0.1"));
			addresses.add("127.0.0.1");
		}
		catch (IOException ex) {
			stop();
			throw new UncheckedIOException(
					"packetwalk.dns.port: port %d of 127.0.0.1 cannot be used".formatted(this.properties.port()), ex);
		}
		try {
			open(InetAddress.getByName("::1"));
			addresses.add("::1");
		}
		catch (IOException ex) {
			logger.debug("DNS: no IPv6 here", ex);
		}
		logger.info("DNS: listening on %s, port %d, UDP and TCP; answering for %s"
			.formatted(String.join(" and ", addresses), this.properties.port(), this.choice.rule()));
	}

	/** Both protocols or neither. */
	private void open(InetAddress loopback) throws IOException {
		InetSocketAddress address = new InetSocketAddress(loopback, this.properties.port());
		Closeable udp = UdpListener.open(address, this.answers);
		try {
			this.listeners.add(TcpListener.open(address, this.answers));
			this.listeners.add(udp);
		}
		catch (IOException ex) {
			udp.close();
			throw ex;
		}
	}

	@Override
	public synchronized void stop() {
		for (Closeable listener : this.listeners) {
			try {
				listener.close();
			}
			catch (IOException ex) {
				logger.debug("DNS: a port was closed already", ex);
			}
		}
		this.listeners.clear();
	}

	@Override
	public synchronized boolean isRunning() {
		return !this.listeners.isEmpty();
	}

}
