package io.packetwalk.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Type;

import io.packetwalk.clusterdns.DnsAnswer;
import io.packetwalk.clusterdns.DnsWire;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.Question;

/**
 * The name servers of a namespace, answering with our own computed answers and writing
 * down every question they get.
 */
final class NameServersInside implements AutoCloseable {

	private static final int UDP_LIMIT = 512;

	private static final int TCP_LIMIT = 65535;

	private final Process relay;

	private final PrintStream replies;

	private final Function<Question, DnsAnswer> answers;

	private final List<Question> asked = new ArrayList<>();

	private NameServersInside(Process relay, Function<Question, DnsAnswer> answers) {
		this.relay = relay;
		this.replies = new PrintStream(relay.getOutputStream(), true, StandardCharsets.UTF_8);
		this.answers = answers;
	}

	static NameServersInside open(String namespace, List<IpAddress> addresses, Function<Question, DnsAnswer> answers)
			throws IOException {
		List<String> words = addresses.stream().map(IpAddress::toString).toList();
		Process relay = AgentProcess.launch(namespace, DnsRelay.class, words);
		NameServersInside servers = new NameServersInside(relay, answers);
		BufferedReader lines = new BufferedReader(
				new InputStreamReader(relay.getInputStream(), StandardCharsets.UTF_8));
		String first = lines.readLine();
		if (!"ready".equals(first)) {
			relay.destroyForcibly();
			throw new IllegalStateException("the name servers of " + namespace + " do not start: " + first);
		}
		Thread.ofVirtual().start(() -> servers.read(lines));
		return servers;
	}

	private void read(BufferedReader lines) {
		try {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				answer(line.split(" "));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void answer(String[] words) throws IOException {
		boolean tcp = words[1].equals("tcp");
		Message query = new Message(HexFormat.of().parseHex(words[3]));
		Question question = new Question(query.getQuestion().getName().toString(),
				Type.string(query.getQuestion().getType()), IpAddress.of(words[2]), tcp, 1);
		synchronized (this.asked) {
			this.asked.add(question);
		}
		OPTRecord edns = query.getOPT();
		DnsAnswer answer = this.answers.apply((edns == null) ? question
				: new Question(question.name(), question.type(), question.server(), true, 1));
		int limit = tcp ? TCP_LIMIT : (edns == null) ? UDP_LIMIT : edns.getPayloadSize();
		Optional<byte[]> bytes = DnsWire.answer(query, answer, limit);
		this.replies.println(words[0] + " " + bytes.map(HexFormat.of()::formatHex).orElse("-"));
	}

	/** What was asked since the last time, in order. */
	List<Question> drain() {
		synchronized (this.asked) {
			List<Question> drained = List.copyOf(this.asked);
			this.asked.clear();
			return drained;
		}
	}

	@Override
	public void close() {
		this.replies.close();
		this.relay.descendants().forEach(ProcessHandle::destroyForcibly);
		this.relay.destroyForcibly();
	}

}
