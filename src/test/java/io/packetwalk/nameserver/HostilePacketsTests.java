package io.packetwalk.nameserver;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.lab.Labs;
import io.packetwalk.lab.Upload;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.web.Browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Whatever comes, the name server goes on answering. */
@NameServerTest
class HostilePacketsTests {

	private static final String WEB = "wEb.Shop.svc.cluster.local.";

	@Autowired
	private Labs labs;

	private final int port = FreePort.find();

	private NameServer server;

	@BeforeEach
	void open() {
		byte[] shop = Browser.SHOP.getBytes(StandardCharsets.UTF_8);
		this.labs.create(Upload.of(List.of(new ManifestFile("shop.yaml", shop)), LabSettings.defaults()), "somebody");
		NameServerProperties properties = new NameServerProperties(this.port, null, null);
		LabChoice choice = new LabChoice(this.labs, properties);
		this.server = new NameServer(properties, choice, new Answers(choice));
		this.server.start();
	}

	@AfterEach
	void close() {
		this.server.stop();
	}

	private static byte[] question(int id) throws IOException {
		Message message = Message.newQuery(Record.newRecord(Name.fromString(WEB), Type.A, DClass.IN));
		message.getHeader().setID(id);
		return message.toWire();
	}

	private Optional<Message> udp(byte[] bytes) throws IOException {
		try (DatagramSocket socket = new DatagramSocket()) {
			socket.setSoTimeout(700);
			socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName("127.0.0.1"), this.port));
			DatagramPacket answer = new DatagramPacket(new byte[65535], 65535);
			socket.receive(answer);
			return Optional.of(new Message(Arrays.copyOf(answer.getData(), answer.getLength())));
		}
		catch (SocketTimeoutException ex) {
			return Optional.empty();
		}
	}

	private Socket tcp() throws IOException {
		Socket socket = new Socket();
		socket.connect(new InetSocketAddress("127.0.0.1", this.port), 2000);
		socket.setSoTimeout(3000);
		return socket;
	}

	private static void send(Socket socket, byte[] message) throws IOException {
		OutputStream out = socket.getOutputStream();
		out.write(ByteBuffer.allocate(2 + message.length).putShort((short) message.length).put(message).array());
		out.flush();
	}

	private static Message read(Socket socket) throws IOException {
		DataInputStream in = new DataInputStream(socket.getInputStream());
		byte[] answer = new byte[in.readUnsignedShort()];
		in.readFully(answer);
		return new Message(answer);
	}

	private void assertStillAnswering() throws IOException {
		Message answer = udp(question(4711)).orElseThrow();
		assertThat(answer.getHeader().getID()).isEqualTo(4711);
		assertThat(answer.getSection(Section.ANSWER)).hasSize(1);
		try (Socket socket = tcp()) {
			send(socket, question(4712));
			assertThat(read(socket).getSection(Section.ANSWER)).hasSize(1);
		}
	}

	@Test
	void theQuestionIsRepeatedAsItWasSpelled() throws IOException {
		Message answer = udp(question(7)).orElseThrow();
		assertThat(answer.getQuestion().getName()).hasToString(WEB);
		assertThat(answer.getSection(Section.ANSWER).getFirst().getName()).hasToString(WEB);
		assertThat(answer.getHeader().getFlag(Flags.RD)).isTrue();
	}

	@Test
	void operationsOtherThanQuestionsAreNotImplemented() throws IOException {
		for (int opcode : new int[] { Opcode.IQUERY, Opcode.STATUS, Opcode.NOTIFY, Opcode.UPDATE, 9, 15 }) {
			byte[] bytes = question(opcode);
			bytes[2] = (byte) (opcode << 3);
			Header header = udp(bytes).orElseThrow().getHeader();
			assertThat(header.getRcode()).isEqualTo(Rcode.NOTIMP);
			assertThat(header.getOpcode()).isEqualTo(opcode);
			assertThat(header.getID()).isEqualTo(opcode);
		}
	}

	@Test
	void whatCannotBeReadIsAFormatError() throws IOException {
		byte[] cutShort = Arrays.copyOf(question(21), 20);
		byte[] twoQuestions = question(22);
		twoQuestions[5] = 2;
		byte[] noQuestion = Arrays.copyOf(question(23), 12);
		noQuestion[5] = 0;
		byte[] pointsAtItself = Arrays.copyOf(question(24), 18);
		pointsAtItself[12] = (byte) 0xc0;
		pointsAtItself[13] = 12;
		for (byte[] bytes : List.of(cutShort, twoQuestions, noQuestion, pointsAtItself)) {
			Header header = udp(bytes).orElseThrow().getHeader();
			assertThat(header.getRcode()).isEqualTo(Rcode.FORMERR);
			assertThat(header.getFlag(Flags.QR)).isTrue();
		}
		assertStillAnswering();
	}

	@Test
	void answersAndScrapsAreNotAnswered() throws IOException {
		byte[] answer = question(30);
		answer[2] |= (byte) 0x80;
		assertThat(udp(answer)).isEmpty();
		assertThat(udp(new byte[11])).isEmpty();
		assertThat(udp(new byte[0])).isEmpty();
		assertStillAnswering();
	}

	@Test
	void noiseDoesNoHarm() throws IOException {
		Random random = new Random(4);
		byte[] good = question(40);
		try (DatagramSocket socket = new DatagramSocket()) {
			for (int i = 0; i < 3000; i++) {
				byte[] bytes = (i % 2 == 0) ? good.clone() : new byte[random.nextInt(600)];
				for (int flips = (i % 2 == 0) ? 3 : bytes.length; flips > 0 && bytes.length > 0; flips--) {
					bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
				}
				socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName("127.0.0.1"), this.port));
			}
		}
		awaitQuiet();
		assertStillAnswering();
	}

	private void awaitQuiet() throws IOException {
		for (int i = 0; i < 20 && udp(question(1)).isEmpty(); i++) {
			Thread.onSpinWait();
		}
	}

	@Test
	void manyQuestionsGoOverOneConnection() throws IOException {
		try (Socket socket = tcp()) {
			for (int i = 0; i < 50; i++) {
				send(socket, question(i));
			}
			for (int i = 0; i < 50; i++) {
				assertThat(read(socket).getHeader().getID()).isEqualTo(i);
			}
		}
	}

	@Test
	void connectionsBeyondTheLimitAreClosedAndThoseThatEndMakeRoom() throws Exception {
		List<Socket> idle = new ArrayList<>();
		for (int i = 0; i < 16; i++) {
			Socket socket = tcp();
			send(socket, question(i));
			read(socket);
			idle.add(socket);
		}
		try (Socket oneMore = tcp()) {
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
				send(oneMore, question(99));
				read(oneMore);
			});
		}
		assertThat(udp(question(50))).isPresent();
		for (Socket socket : idle) {
			socket.close();
		}
		Thread.sleep(200);
		assertStillAnswering();
	}

	@Test
	void itsThreadsAreFewAndEndWithIt() throws Exception {
		assertStillAnswering();
		assertThat(threads()).isBetween(2L, 40L);
		this.server.stop();
		assertThat(this.server.isRunning()).isFalse();
		for (int i = 0; i < 50 && threads() > 0; i++) {
			Thread.sleep(50);
		}
		assertThat(threads()).isZero();
		assertThat(udp(question(60))).isEmpty();
		this.server.start();
		assertStillAnswering();
	}

	private static long threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("dns-"))
			.count();
	}

}
