package io.packetwalk.kernel;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The name servers inside a namespace: port 53 of each address given, both protocols.
 * What they are asked goes out as a line {@code NUMBER udp|tcp SERVER HEX}; a line
 * {@code NUMBER HEX} coming in is the answer, {@code NUMBER -} that there is none. After
 * {@code mark} each server says {@code mark} once everything sent to it before has gone
 * out.
 */
public final class DnsRelay {

	private static final int DNS = 53;

	/** Shorter than any question. */
	private static final byte[] MARK = { 'm' };

	private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

	private final AtomicLong numbers = new AtomicLong();

	private final Map<String, Consumer<byte[]>> waiting = new ConcurrentHashMap<>();

	private DnsRelay() {
	}

	public static void main(String[] addresses) throws IOException {
		DnsRelay relay = new DnsRelay();
		for (String address : addresses) {
			InetAddress server = InetAddress.getByName(address);
			DatagramSocket udp = new DatagramSocket(new InetSocketAddress(server, DNS));
			daemon(() -> relay.datagrams(udp, address));
			ServerSocket tcp = new ServerSocket(DNS, 50, server);
			daemon(() -> relay.connections(tcp, address));
		}
		relay.say("ready");
		relay.answers(addresses);
		System.exit(0);
	}

	private static void daemon(Runnable work) {
		Thread thread = new Thread(work);
		thread.setDaemon(true);
		thread.start();
	}

	private void datagrams(DatagramSocket socket, String address) {
		byte[] buffer = new byte[65535];
		while (true) {
			try {
				DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
				socket.receive(packet);
				SocketAddress client = packet.getSocketAddress();
				if (packet.getLength() == MARK.length) {
					say("mark");
					continue;
				}
				pass("udp", address, buffer, packet.getLength(), (answer) -> send(socket, answer, client));
			}
			catch (IOException ex) {
				// the client went away: its next question is another one's
			}
		}
	}

	private static void send(DatagramSocket socket, byte[] answer, SocketAddress client) {
		try {
			socket.send(new DatagramPacket(answer, answer.length, client));
		}
		catch (IOException ex) {
			// nobody waits for it any more
		}
	}

	private void connections(ServerSocket server, String address) {
		while (true) {
			try {
				Socket client = server.accept();
				daemon(() -> connection(client, address));
			}
			catch (IOException ex) {
				// the next connection is another one's
			}
		}
	}

	private void connection(Socket client, String address) {
		try (client) {
			DataInputStream in = new DataInputStream(client.getInputStream());
			while (true) {
				byte[] question = new byte[in.readUnsignedShort()];
				in.readFully(question);
				pass("tcp", address, question, question.length, (answer) -> send(client, answer));
			}
		}
		catch (IOException ex) {
			// the client has what it wanted
		}
	}

	private static void send(Socket client, byte[] answer) {
		try {
			client.getOutputStream()
				.write(ByteBuffer.allocate(2 + answer.length).putShort((short) answer.length).put(answer).array());
		}
		catch (IOException ex) {
			// nobody waits for it any more
		}
	}

	private synchronized void pass(String protocol, String address, byte[] bytes, int length,
			Consumer<byte[]> answerer) {
		String number = String.valueOf(this.numbers.incrementAndGet());
		this.waiting.put(number, answerer);
		say(number + " " + protocol + " " + address + " " + HexFormat.of().formatHex(bytes, 0, length));
	}

	private synchronized void say(String line) {
		this.out.println(line);
	}

	/** Queued behind whatever the server has not read yet. */
	private static void mark(String[] addresses) throws IOException {
		try (DatagramSocket socket = new DatagramSocket()) {
			for (String address : addresses) {
				socket.send(new DatagramPacket(MARK, MARK.length, InetAddress.getByName(address), DNS));
			}
		}
	}

	private void answers(String[] addresses) throws IOException {
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			String[] words = line.split(" ");
			if (line.equals("mark")) {
				mark(addresses);
				continue;
			}
			Consumer<byte[]> answerer = this.waiting.remove(words[0]);
			if (answerer != null && !words[1].equals("-")) {
				answerer.accept(HexFormat.of().parseHex(words[1]));
			}
		}
	}

}
