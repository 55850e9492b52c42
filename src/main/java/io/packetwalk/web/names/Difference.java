package io.packetwalk.web.names;

import java.util.List;

import io.packetwalk.trace.LookupSummary;
import io.packetwalk.trace.LookupSummary.Asked;

/**
 * Where two C libraries part, in a sentence.
 *
 * @param same whether both come to the same
 * @param text the sentence
 */
record Difference(boolean same, String text) {

	static Difference of(LibcColumn glibc, LibcColumn musl) {
		LookupSummary one = glibc.lookup();
		LookupSummary other = musl.lookup();
		if (glibc.candidates().isEmpty() && musl.candidates().isEmpty()) {
			return new Difference(true,
					one.hosts().isEmpty()
							? one.name() + " is an address already, so no server is asked. Type PTR looks for its name."
							: "/etc/hosts has the name, so no server is asked.");
		}
		boolean sameEnd = one.addresses().equals(other.addresses()) && glibc.found() == musl.found()
				&& (glibc.found() || one.outcome().equals(other.outcome()));
		if (!sameEnd) {
			return new Difference(false, stops(glibc, musl));
		}
		if (names(one).equals(names(other))) {
			return new Difference(true,
					(one.questions().size() == other.questions().size())
							? "glibc and musl ask the same and get the same."
							: "glibc and musl try the same names and get the same; glibc sends "
									+ one.questions().size() + " questions, musl " + other.questions().size() + ".");
		}
		return new Difference(true, "glibc and musl get the same on different ways: glibc tries "
				+ count(glibc.candidates().size()) + ", musl " + count(musl.candidates().size()) + ".");
	}

	static Difference ofTool(String type) {
		return new Difference(true, "No C library asks for " + type
				+ " records when a program opens a connection; this is what dig +search asks, the same on every image.");
	}

	/** The one that fails stops somewhere; the other goes on from there. */
	private static String stops(LibcColumn glibc, LibcColumn musl) {
		boolean glibcWins = glibc.found() && !musl.found();
		LibcColumn winner = (glibcWins || glibc.candidates().size() > musl.candidates().size()) ? glibc : musl;
		LibcColumn loser = (winner == glibc) ? musl : glibc;
		if (loser.candidates().isEmpty() || winner.candidates().isEmpty()) {
			return glibc.libc() + ": " + end(glibc) + "; " + musl.libc() + ": " + end(musl) + ".";
		}
		Candidate last = loser.candidates().getLast();
		boolean earlier = loser.candidates().size() < winner.candidates().size();
		String stop = loser.libc() + (earlier ? " stops here: after " : " fails here: for ") + last.typed()
				+ last.suffix() + " (" + rcode(last) + ") it " + (earlier ? "asks no further" : "gives up")
				+ because(loser, last) + ". ";
		return stop + winner.libc() + (earlier ? " goes on and " : " ") + finds(winner) + ".";
	}

	private static String because(LibcColumn loser, Candidate last) {
		if (!loser.libc().equals("musl")) {
			return "";
		}
		List<Candidate.Row> rows = last.rows();
		if (rows.stream().anyMatch((row) -> row.verdict().word().equals("SERVFAIL"))) {
			return ", because musl takes one failed server for the failure of the whole lookup";
		}
		if (rows.stream().anyMatch((row) -> row.verdict().word().equals("NODATA"))) {
			return ", because to musl a name without such a record is the end of the search";
		}
		if (rows.stream().anyMatch((row) -> row.verdict().word().equals("REFUSED"))) {
			return ", because musl passes over a refusal and waits for another server";
		}
		if (loser.candidates().size() == 1 && last.suffix().isEmpty()) {
			return ", because musl never uses the search list once a name has as many dots as ndots says";
		}
		return "";
	}

	private static String rcode(Candidate candidate) {
		return candidate.rows().getLast().verdict().word();
	}

	private static String finds(LibcColumn column) {
		return column.lookup().addresses().isEmpty() ? "ends with: " + column.verdict().word() : "finds " + end(column);
	}

	private static String end(LibcColumn column) {
		return column.lookup().addresses().isEmpty() ? column.verdict().word()
				: String.join(", ", column.lookup().addresses());
	}

	private static List<String> names(LookupSummary lookup) {
		return lookup.questions().stream().map(Asked::name).distinct().toList();
	}

	private static String count(int names) {
		return names + (names == 1 ? " name" : " names");
	}

}
