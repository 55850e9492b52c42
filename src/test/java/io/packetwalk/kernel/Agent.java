package io.packetwalk.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The process inside a namespace: listens, connects and pings as it is told, a line a
 * command, a line an answer. A server greets whoever connects with its own name and with
 * the address it sees.
 */
public final class Agent {

	/** How much is sent in a question and in an answer, to tell datagrams by length. */
	static final int QUESTION = 40;

	static final int ANSWER = 120;

	private final PrintStream out;

	private final Map<Integer, DatagramSocket> sockets = new ConcurrentHashMap<>();

	private final String name;

	private Agent(String name, PrintStream out) {
		this.name = name;
		this.out = out;
	}

	public static void main(String[] args) throws IOException {
		Agent agent = new Agent(args[0], new PrintStream(System.out, true, StandardCharsets.UTF_8));
		BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String line = commands.readLine(); line != null; line = commands.readLine()) {
			agent.answer(agent.run(line.split(" ")));
		}
		System.exit(0);
	}

	private void answer(String text) {
		this.out.println(text);
	}

	private String run(String[] words) throws IOException {
		return switch (words[0]) {
			case "listen" -> listen(words[1], Integer.parseInt(words[2]), words[3]);
			case "tcp" -> tcp(from(words), to(words), Integer.parseInt(words[5]));
			case "udp" -> udp(from(words), to(words), Integer.parseInt(words[5]));
			case "icmp" -> ping(words[3], Integer.parseInt(words[5]));
			case "all" -> all(words);
			case "mark" -> mark(Integer.parseInt(words[1]));
			case "flush" -> flush();
			default -> "unknown";
		};
	}

	/** Connections tried at once: of each, how it ended. */
	private String all(String[] commands) {
		String[] endings = new String[commands.length - 1];
		Thread[] threads = new Thread[endings.length];
		for (int i = 0; i < endings.length; i++) {
			int number = i;
			threads[i] = new Thread(() -> endings[number] = ending(commands[number + 1].split(",")));
			threads[i].start();
		}
		try {
			for (Thread thread : threads) {
				thread.join();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return String.join(" ", endings);
	}

	private String ending(String[] words) {
		try {
			return run(words).split(" ")[0];
		}
		catch (IOException ex) {
			return "failed";
		}
	}

	private static InetSocketAddress from(String[] words) throws IOException {
		int port = Integer.parseInt(words[2]);
		return words[1].equals("-") ? new InetSocketAddress(port)
				: new InetSocketAddress(InetAddress.getByName(words[1]), port);
	}

	private static InetSocketAddress to(String[] words) throws IOException {
		return new InetSocketAddress(InetAddress.getByName(words[3]), Integer.parseInt(words[4]));
	}

	/** Datagrams are answered from the address they were sent to. */
	private String listen(String protocol, int port, String address) {
		try {
			if (protocol.equals("tcp")) {
				ServerSocket server = new ServerSocket(port, 50);
				daemon(() -> accept(server));
			}
			else {
				DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(address), port));
				daemon(() -> echo(socket));
			}
			return "ok";
		}
		catch (IOException ex) {
			return "error " + ex.getMessage();
		}
	}

	private static void daemon(Runnable work) {
		Thread thread = new Thread(work);
		thread.setDaemon(true);
		thread.start();
	}

	private void accept(ServerSocket server) {
		while (true) {
			try (Socket client = server.accept()) {
				client.setSoTimeout(2000);
				String greeting = greeting(client.getLocalAddress(), client.getLocalPort(), client.getInetAddress(),
						client.getPort());
				client.getOutputStream().write(greeting.getBytes(StandardCharsets.UTF_8));
				client.getInputStream().read();
			}
			catch (IOException ex) {
				// the client resets every connection: that is how it ends
			}
		}
	}

	private String greeting(InetAddress local, int localPort, InetAddress peer, int peerPort) {
		String text = this.name + " " + local.getHostAddress() + " " + localPort + " " + peer.getHostAddress() + " "
				+ peerPort;
		return text + " ".repeat(ANSWER - text.length() - 1) + "\n";
	}

	private void echo(DatagramSocket socket) {
		byte[] buffer = new byte[200];
		while (true) {
			try {
				DatagramPacket question = new DatagramPacket(buffer, buffer.length);
				socket.receive(question);
				byte[] answer = greeting(socket.getLocalAddress(), socket.getLocalPort(), question.getAddress(),
						question.getPort())
					.getBytes(StandardCharsets.UTF_8);
				socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
			}
			catch (IOException ex) {
				// an answer the client's side refuses; the next question is another's
			}
		}
	}

	private static String tcp(InetSocketAddress from, InetSocketAddress to, int timeout) {
		try (Socket socket = new Socket()) {
			socket.setReuseAddress(true);
			socket.bind(from);
			socket.setSoLinger(true, 0);
			socket.connect(to, timeout);
			socket.setSoTimeout(timeout);
			byte[] greeting = socket.getInputStream().readNBytes(ANSWER);
			return "connected " + socket.getLocalAddress().getHostAddress() + " "
					+ new String(greeting, StandardCharsets.UTF_8).strip();
		}
		catch (SocketTimeoutException ex) {
			return "timeout " + ex.getMessage();
		}
		catch (NoRouteToHostException ex) {
			return "unreachable " + ex.getMessage();
		}
		catch (ConnectException ex) {
			boolean refused = String.valueOf(ex.getMessage()).contains("refused");
			return (refused ? "refused " : "failed ") + ex.getMessage();
		}
		catch (SocketException ex) {
			return (String.valueOf(ex.getMessage()).contains("reset") ? "refused " : "failed ") + ex.getMessage();
		}
		catch (IOException ex) {
			return "failed " + ex.getMessage();
		}
	}

	/** A resolver asks its questions from one socket: so it stays open. */
	private String udp(InetSocketAddress from, InetSocketAddress to, int timeout) {
		try {
			DatagramSocket socket = this.sockets.get(from.getPort());
			if (socket == null) {
				socket = new DatagramSocket(from);
				socket.connect(to);
				this.sockets.put(from.getPort(), socket);
			}
			socket.setSoTimeout(timeout);
			socket.send(new DatagramPacket(new byte[QUESTION], QUESTION));
			DatagramPacket answer = new DatagramPacket(new byte[200], 200);
			socket.receive(answer);
			return "connected " + socket.getLocalAddress().getHostAddress() + " "
					+ new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8).strip();
		}
		catch (SocketTimeoutException ex) {
			return "timeout " + ex.getMessage();
		}
		catch (PortUnreachableException ex) {
			return "refused " + ex.getMessage();
		}
		catch (IOException ex) {
			return "failed " + ex.getMessage();
		}
	}

	private static String ping(String to, int timeout) {
		try {
			return InetAddress.getByName(to).isReachable(timeout) ? "connected - - " + to + " 0 - 0" : "timeout";
		}
		catch (IOException ex) {
			return "failed " + ex.getMessage();
		}
	}

	/** Leaves a sign in the monitor's output: everything before it has been printed. */
	private static String mark(int port) {
		try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", port))) {
			socket.send(new DatagramPacket(new byte[1], 1, InetAddress.getByName("127.0.0.1"), 9));
			return "sent";
		}
		catch (IOException ex) {
			// the rule that prints the sign also drops it
			return "dropped " + ex.getMessage();
		}
	}

	private static String flush() throws IOException {
		try {
			new ProcessBuilder("conntrack", "-F").redirectErrorStream(true).start().waitFor();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		Path recent = Path.of("/proc/net/xt_recent");
		if (Files.isDirectory(recent)) {
			try (DirectoryStream<Path> tables = Files.newDirectoryStream(recent)) {
				for (Path table : tables) {
					Files.writeString(table, "/\n");
				}
			}
		}
		return "flushed";
	}

}
