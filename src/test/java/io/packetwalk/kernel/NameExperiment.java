package io.packetwalk.kernel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.packetwalk.nameserver.Dig;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.Libc;
import io.packetwalk.resolver.Lookup;
import io.packetwalk.resolver.Question;
import io.packetwalk.resolver.Reply;

/** One pod's names, looked up by real programs and by us. */
final class NameExperiment {

	private final PodNames ours;

	private final PodNamespace namespace;

	private final NameServersInside servers;

	private final String muslProgram;

	private final List<String> differences = new ArrayList<>();

	private NameExperiment(PodNames ours, PodNamespace namespace, NameServersInside servers, String muslProgram) {
		this.ours = ours;
		this.namespace = namespace;
		this.servers = servers;
		this.muslProgram = muslProgram;
	}

	/**
	 * Asks for everything a pod is to ask for.
	 * @return what differs, empty for nothing
	 */
	static List<String> run(PodNames ours, NameTable.Wishes wishes, String muslProgram) throws IOException {
		IpAddress address = Objects.requireNonNull(ours.pod().ip());
		String name = "pw-" + ProcessHandle.current().pid() + "-names-" + ours.pod().name();
		List<IpAddress> here = Stream.concat(ours.servers().stream(), Stream.of(PodNames.CLOSED)).toList();
		try (PodNamespace namespace = PodNamespace.open(name, address, here, ours.conf().print(), ours.hosts());
				NameServersInside servers = NameServersInside.open(name, ours.servers(), ours::answer)) {
			NameExperiment experiment = new NameExperiment(ours, namespace, servers, muslProgram);
			wishes.lookups().forEach(experiment::lookup);
			wishes.digs().forEach(experiment::dig);
			return List.copyOf(experiment.differences);
		}
	}

	private void lookup(String name) {
		Lookup glibc = this.ours.lookup(Libc.GLIBC, name);
		Shell.Result getent = this.namespace.run("getent", "ahosts", name);
		List<String> streams = getent.text().lines().filter((line) -> line.contains(" STREAM")).toList();
		compare("glibc " + name, glibc, getent.exit(),
				streams.stream().map((line) -> line.substring(0, line.indexOf(' '))).toList());
		same("glibc " + name + ": questions", QuestionOrder.ofGlibc(questions(glibc)),
				QuestionOrder.ofGlibc(this.servers.drain()));

		Lookup musl = this.ours.lookup(Libc.MUSL, name);
		Shell.Result printed = this.namespace.run(this.muslProgram, name);
		List<String> lines = printed.text().lines().toList();
		compare("musl " + name, musl, printed.exit(), (printed.exit() == 0) ? lines : List.of());
		if (printed.exit() != 0) {
			same("musl " + name + ": error", List.of(musl.eai()), lines);
		}
		same("musl " + name + ": questions", QuestionOrder.ofMusl(withoutRaces(questions(musl))),
				QuestionOrder.ofMusl(withoutRaces(this.servers.drain())));
	}

	/**
	 * A server that fails is asked again until another one has answered: how often, is a
	 * race.
	 */
	private List<Question> withoutRaces(List<Question> questions) {
		Set<Question> seen = new HashSet<>();
		return questions.stream()
			.map((question) -> new Question(question.name(), question.type(), question.server(), question.tcp(), 1))
			.filter((question) -> seen.add(question) || this.ours.servers().size() == 1
					|| !this.ours.answer(question).reply().rcode().equals("SERVFAIL"))
			.toList();
	}

	private static List<Question> questions(Lookup lookup) {
		return lookup.exchanges()
			.stream()
			.map(Lookup.Exchange::question)
			.filter((question) -> !question.server().equals(PodNames.CLOSED))
			.toList();
	}

	/** Which family comes first is up to the routes; within one the order counts. */
	private void compare(String what, Lookup lookup, int exit, List<String> printed) {
		same(what + ": exit status", List.of(lookup.eai().equals("OK") ? 0 : 2), List.of(exit));
		List<IpAddress> addresses = printed.stream().map(IpAddress::of).toList();
		for (boolean v4 : List.of(true, false)) {
			same(what + (v4 ? ": IPv4" : ": IPv6"),
					lookup.addresses().stream().filter((address) -> address.isV4() == v4).toList(),
					addresses.stream().filter((address) -> address.isV4() == v4).toList());
		}
	}

	private void dig(String wish) {
		String name = wish.substring(0, wish.indexOf(' '));
		String type = wish.substring(wish.indexOf(' ') + 1);
		for (boolean searches : List.of(false, true)) {
			Lookup lookup = this.ours.dig(name, type, searches);
			Shell.Result printed = this.namespace.run("dig", "+noall", "+answer", "+comments", "+time=2", "+tries=1",
					searches ? "+search" : "+nosearch", "-t", type, name);
			Dig dig = new Dig(printed.text());
			String what = "dig " + (searches ? "+search " : "") + wish;
			Reply reply = lookup.exchanges().getLast().reply();
			same(what + ": status", List.of(reply.rcode()), List.of(dig.status()));
			same(what + ": flags", flags(reply), dig.flags());
			same(what + ": answer", reply.answers().stream().map(Reply.Record::toString).toList(), dig.answer());
			same(what + ": questions", withoutRepeatedOverTcp(questions(lookup)),
					QuestionOrder.texts(this.servers.drain()));
		}
	}

	/** EDNS makes room where a stub resolver has to come back over TCP. */
	private static List<String> withoutRepeatedOverTcp(List<Question> questions) {
		return QuestionOrder.texts(questions.stream().filter((question) -> !question.tcp()).toList());
	}

	private static List<String> flags(Reply reply) {
		return reply.authoritative() ? List.of("qr", "aa", "rd") : List.of("qr", "rd", "ra");
	}

	private void same(String what, List<?> computed, List<?> real) {
		if (!computed.equals(real)) {
			this.differences.add(what + "\n    computed " + computed + "\n    real     " + real);
		}
	}

}
