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
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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

	/**
	 * The servers listed first are the quickest, so that races end as they do with us.
	 */
	private static final long LAG_MILLIS = 25;

	private final Process relay;

	private final PrintStream replies;

	private final List<String> places;

	private final Function<Question, DnsAnswer> answers;

	private final ScheduledExecutorService later = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

	private final List<Question> asked = new ArrayList<>();

	private final Semaphore marks = new Semaphore(0);

	private NameServersInside(Process relay, List<String> places, Function<Question, DnsAnswer> answers) {
		this.relay = relay;
		this.places = places;
		this.replies = new PrintStream(relay.getOutputStream(), true, StandardCharsets.UTF_8);
		this.answers = answers;
	}

	static NameServersInside open(String namespace, List<IpAddress> addresses, Function<Question, DnsAnswer> answers)
			throws IOException {
		List<String> words = addresses.stream().map(IpAddress::toString).toList();
		Process relay = AgentProcess.launch(namespace, DnsRelay.class, words);
		NameServersInside servers = new NameServersInside(relay, words, answers);
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
				if (line.equals("mark")) {
					this.marks.release();
				}
				else {
					answer(line.split(" "));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void answer(String[] words) {
		byte[] bytes = HexFormat.of().parseHex(words[3]);
		Optional<Message> query = message(bytes);
		Optional<byte[]> answer = query
			.flatMap((message) -> answer(message, words[1].equals("tcp"), IpAddress.of(words[2])));
		String reply = words[0] + " " + answer.map(HexFormat.of()::formatHex).orElse("-");
		this.later.schedule(() -> this.replies.println(reply), this.places.indexOf(words[2]) * LAG_MILLIS,
				TimeUnit.MILLISECONDS);
	}

	/** A message with a broken name is no question, and is not answered. */
	private static Optional<Message> message(byte[] bytes) {
		try {
			return Optional.of(new Message(bytes)).filter((message) -> message.getQuestion() != null);
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	private Optional<byte[]> answer(Message query, boolean tcp, IpAddress server) {
		Question question = new Question(query.getQuestion().getName().toString(),
				Type.string(query.getQuestion().getType()), server, tcp, 1);
		synchronized (this.asked) {
			this.asked.add(question);
		}
		OPTRecord edns = query.getOPT();
		DnsAnswer answer = this.answers.apply(
				(edns == null) ? question : new Question(question.name(), question.type(), question.server(), true, 1));
		int limit = tcp ? TCP_LIMIT : (edns == null) ? UDP_LIMIT : edns.getPayloadSize();
		return DnsWire.answer(query, answer, limit);
	}

	/**
	 * What was asked since the last time, in order, down to what was never waited for.
	 */
	List<Question> drain() {
		this.replies.println("mark");
		awaitMarks();
		synchronized (this.asked) {
			List<Question> drained = List.copyOf(this.asked);
			this.asked.clear();
			return drained;
		}
	}

	private void awaitMarks() {
		try {
			if (!this.marks.tryAcquire(this.places.size(), 20, TimeUnit.SECONDS)) {
				throw new IllegalStateException("the name servers stopped");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		this.later.shutdownNow();
		this.replies.close();
		this.relay.descendants().forEach(ProcessHandle::destroyForcibly);
		this.relay.destroyForcibly();
	}

}
