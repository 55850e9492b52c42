package io.packetwalk.nameserver;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TCP port: messages with their length in front
 * (<a href="https://www.rfc-editor.org/rfc/rfc7766">RFC 7766</a>), one after the other on
 * few connections. A connection ends when it is idle, and after a while in any case, so
 * that nobody holds it by reading or writing slowly.
 */
final class TcpListener implements Closeable {

	private static final Logger logger = LoggerFactory.getLogger(TcpListener.class);

	private static final int IDLE_MILLIS = 8_000;

	private static final int LIFETIME_SECONDS = 30;

	private static final int BACKLOG = 32;

	/** Between failures to accept: the process may be out of file descriptors. */
	private static final long PAUSE_NANOS = 50_000_000;

	private final ServerSocket socket;

	private final Answers answers;

	private final ThreadPoolExecutor workers = Workers.forConnections();

	private final ScheduledExecutorService ends = Executors
		.newSingleThreadScheduledExecutor(Workers.named("dns-tcp-end-"));

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private final Thread acceptor;

	private TcpListener(ServerSocket socket, Answers answers) {
		this.socket = socket;
		this.answers = answers;
		this.acceptor = Thread.ofPlatform().name("dns-tcp").daemon().unstarted(this::accept);
	}

	static TcpListener open(InetSocketAddress address, Answers answers) throws IOException {
		ServerSocket socket = new ServerSocket();
		try {
			socket.setReuseAddress(true);
			socket.bind(address, BACKLOG);
		}
		catch (IOException ex) {
			socket.close();
			throw ex;
		}
		TcpListener listener = new TcpListener(socket, answers);
		listener.acceptor.start();
		return listener;
	}

	private void accept() {
		while (!this.socket.isClosed()) {
			try {
				take(this.socket.accept());
			}
			catch (IOException ex) {
				logger.debug("DNS: a connection is lost", ex);
				LockSupport.parkNanos(PAUSE_NANOS);
			}
		}
	}

	/** With every worker busy the connection is closed at once. */
	private void take(Socket client) {
		this.open.add(client);
		try {
			this.workers.execute(() -> serve(client));
		}
		catch (RejectedExecutionException ex) {
			close(client);
		}
	}

	private void serve(Socket client) {
		ScheduledFuture<?> end = this.ends.schedule(() -> close(client), LIFETIME_SECONDS, TimeUnit.SECONDS);
		try {
			client.setSoTimeout(IDLE_MILLIS);
			DataInputStream questions = new DataInputStream(client.getInputStream());
			Optional<byte[]> answer = answer(questions);
			while (answer.isPresent()) {
				client.getOutputStream().write(framed(answer.get()));
				answer = answer(questions);
			}
		}
		catch (IOException ex) {
			logger.debug("DNS: a connection ends", ex);
		}
		finally {
			end.cancel(false);
			close(client);
		}
	}

	/** Where nothing would come back the connection ends. */
	private Optional<byte[]> answer(DataInputStream questions) throws IOException {
		byte[] question = new byte[questions.readUnsignedShort()];
		questions.readFully(question);
		return this.answers.answer(question, true);
	}

	private static byte[] framed(byte[] message) {
		return ByteBuffer.allocate(Short.BYTES + message.length).putShort((short) message.length).put(message).array();
	}

	private void close(Socket client) {
		this.open.remove(client);
		try {
			client.close();
		}
		catch (IOException ex) {
			logger.debug("DNS: a connection was gone", ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
		this.workers.shutdownNow();
		this.ends.shutdownNow();
		this.open.forEach(this::close);
		Workers.await(this.acceptor);
	}

}
