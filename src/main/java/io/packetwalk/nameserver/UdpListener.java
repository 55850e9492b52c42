package io.packetwalk.nameserver;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A UDP port: one thread reads it, few answer; what comes too fast is lost, as is UDP's
 * way.
 */
final class UdpListener implements Closeable {

	private static final Logger logger = LoggerFactory.getLogger(UdpListener.class);

	private static final int LONGEST = 65535;

	private final DatagramSocket socket;

	private final Answers answers;

	private final ThreadPoolExecutor workers = Workers.forQuestions();

	private final Thread reader;

	private UdpListener(DatagramSocket socket, Answers answers) {
		this.socket = socket;
		this.answers = answers;
		this.reader = Thread.ofPlatform().name("dns-udp").daemon().unstarted(this::read);
	}

	static UdpListener open(InetSocketAddress address, Answers answers) throws IOException {
		UdpListener listener = new UdpListener(new DatagramSocket(address), answers);
		listener.reader.start();
		return listener;
	}

	private void read() {
		byte[] buffer = new byte[LONGEST];
		while (!this.socket.isClosed()) {
			try {
				DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
				this.socket.receive(packet);
				byte[] question = Arrays.copyOf(buffer, packet.getLength());
				this.workers.execute(() -> answer(question, (InetSocketAddress) packet.getSocketAddress()));
			}
			catch (IOException | RejectedExecutionException ex) {
				logger.debug("DNS: a question is lost", ex);
			}
		}
	}

	private void answer(byte[] question, InetSocketAddress client) {
		this.answers.answer(question, false).ifPresent((answer) -> {
			try {
				this.socket.send(new DatagramPacket(answer, answer.length, client));
			}
			catch (IOException ex) {
				logger.debug("DNS: an answer is lost", ex);
			}
		});
	}

	@Override
	public void close() {
		this.socket.close();
		this.workers.shutdownNow();
		Workers.await(this.reader);
	}

}
