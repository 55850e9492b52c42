package io.packetwalk.web.names;

import java.util.List;
import java.util.Locale;

import io.packetwalk.trace.LookupSummary;
import io.packetwalk.trace.LookupSummary.Asked;

/**
 * A lookup under one C library.
 *
 * @param libc {@code glibc} or {@code musl}; {@code dig +search} where neither asks
 * @param assumed why this is the one the sender is taken to have, empty when it is not
 * @param lookup the lookup
 * @param candidates the names tried
 */
record LibcColumn(String libc, String assumed, LookupSummary lookup, List<Candidate> candidates) {

	static LibcColumn of(LookupSummary lookup, boolean assumed) {
		return new LibcColumn(lookup.libc(), assumed ? lookup.libcBecause() : "", lookup, Candidate.of(lookup));
	}

	/** The same as what a tool does, whatever the C library. */
	LibcColumn asTool() {
		return new LibcColumn("dig +search", "", this.lookup, this.candidates);
	}

	/** Whether it belongs to a C library. */
	public boolean ofLibc() {
		return !this.libc.startsWith("dig");
	}

	/** What was found: addresses, or the data of the records. */
	public List<String> results() {
		return !this.lookup.addresses().isEmpty() || this.candidates.isEmpty() ? this.lookup.addresses()
				: this.lookup.questions()
					.getLast()
					.answers()
					.stream()
					.map((record) -> record.split(" ", 5))
					.filter((words) -> words.length == 5)
					.map((words) -> words[4])
					.toList();
	}

	boolean found() {
		return !this.lookup.addresses().isEmpty() || this.lookup.outcome().equals("NOERROR");
	}

	public Verdict verdict() {
		return Verdict.of(this.lookup.outcome(), found());
	}

	/** "8 questions, 2 left the cluster in vain". */
	public String counts() {
		int asked = this.lookup.questions().size();
		long leaked = this.lookup.leaked();
		String questions = (asked == 0) ? "no question" : asked + (asked == 1 ? " question" : " questions");
		return (leaked == 0) ? questions : questions + ", " + leaked + " left the cluster in vain";
	}

	public String time() {
		long micros = this.lookup.micros();
		if (micros >= 1_000_000) {
			return String.format(Locale.ROOT, "%.1f s", micros / 1_000_000.0).replace(".0 s", " s");
		}
		return String.format(Locale.ROOT, "%.2f ms", micros / 1000.0);
	}

	/** The servers asked, in order. */
	public List<String> servers() {
		return this.lookup.questions().stream().map(Asked::server).distinct().toList();
	}

}
