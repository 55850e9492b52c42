package io.packetwalk.web.names;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.packetwalk.resolver.ResolvConf;
import io.packetwalk.trace.LookupSummary;
import io.packetwalk.trace.LookupSummary.Asked;

/**
 * A name the resolver tried, with every question asked for it.
 *
 * @param number which one, from 1
 * @param typed the part that was typed
 * @param suffix what the search list added, empty for nothing
 * @param because why this name
 * @param rows its questions, in order
 */
record Candidate(int number, String typed, String suffix, String because, List<Row> rows) {

	/** The candidates of a lookup, in order. */
	static List<Candidate> of(LookupSummary lookup) {
		ResolvConf conf = ResolvConf.parse(lookup.resolvConf());
		boolean severalServers = lookup.questions().stream().map(Asked::server).distinct().count() > 1;
		List<Candidate> candidates = new ArrayList<>();
		List<Asked> same = new ArrayList<>();
		for (Asked asked : lookup.questions()) {
			if (!same.isEmpty() && !same.getFirst().name().equals(asked.name())) {
				candidates.add(of(candidates.size() + 1, lookup.name(), same, conf, severalServers));
				same.clear();
			}
			same.add(asked);
		}
		if (!same.isEmpty()) {
			candidates.add(of(candidates.size() + 1, lookup.name(), same, conf, severalServers));
		}
		return candidates;
	}

	private static Candidate of(int number, String typed, List<Asked> asked, ResolvConf conf, boolean severalServers) {
		String name = asked.getFirst().name();
		boolean searched = !typed.endsWith(".") && name.startsWith(typed + ".") && name.length() > typed.length() + 1;
		String suffix = searched ? name.substring(typed.length()) : "";
		return new Candidate(number, searched ? typed : name, suffix, because(typed, suffix, conf),
				Row.of(asked, severalServers));
	}

	private static String because(String typed, String suffix, ResolvConf conf) {
		if (!suffix.isEmpty()) {
			int entry = conf.searches().indexOf(suffix.substring(1, suffix.length() - 1));
			return (entry < 0) ? "with the search list"
					: "search list, entry " + (entry + 1) + " of " + conf.searches().size();
		}
		long dots = typed.chars().filter((c) -> c == '.').count();
		if (typed.endsWith(".") || conf.searches().isEmpty()) {
			return typed.endsWith(".") ? "as typed: it ends in a dot, so nothing is added" : "as typed";
		}
		String counted = dots + (dots == 1 ? " dot" : " dots") + ", ndots is " + conf.ndots();
		return (dots >= conf.ndots()) ? "as typed: " + counted : "as typed, after the search list: " + counted;
	}

	/** Whether this name brought records. */
	public boolean answered() {
		return this.rows.stream().anyMatch((row) -> !row.records().isEmpty());
	}

	/**
	 * A question and what came back, or the two of a pair that came to the same.
	 *
	 * @param questions the questions
	 * @param asides what is unusual about it: the server, when there are several; which
	 * try; TCP
	 * @param verdict how it ended
	 * @param records the answer section
	 * @param why who answered and why
	 * @param upstreams where it was forwarded to
	 * @param leaked whether it left the cluster in vain
	 */
	record Row(List<Sent> questions, List<String> asides, Verdict verdict, List<String> records, String why,
			List<String> upstreams, boolean leaked) {

		static List<Row> of(List<Asked> asked, boolean severalServers) {
			List<Row> rows = new ArrayList<>();
			for (Asked one : asked) {
				Row row = of(one, severalServers);
				int pair = IntStream.range(0, rows.size())
					.filter((i) -> rows.get(i).paired(row))
					.findFirst()
					.orElse(-1);
				if (pair < 0) {
					rows.add(row);
				}
				else {
					rows.set(pair, rows.get(pair).with(row));
				}
			}
			return rows;
		}

		private static Row of(Asked asked, boolean severalServers) {
			List<String> asides = new ArrayList<>();
			if (severalServers) {
				asides.add("to " + asked.server());
			}
			if (asked.attempt() > 1) {
				asides.add("try " + asked.attempt());
			}
			if (asked.tcp()) {
				asides.add("over TCP");
			}
			return new Row(List.of(new Sent(asked.type(), asked.leg())), asides,
					Verdict.ofQuestion(asked.rcode(), !asked.answers().isEmpty()), asked.answers(), asked.why(),
					asked.upstreams(), asked.leaked());
		}

		private boolean paired(Row other) {
			Row alike = new Row(other.questions, this.asides, this.verdict, this.records, this.why, this.upstreams,
					this.leaked);
			return this.records.isEmpty() && this.questions.size() == 1 && alike.equals(other)
					&& !this.questions.getFirst().type().equals(other.questions.getFirst().type());
		}

		private Row with(Row other) {
			return new Row(List.of(this.questions.getFirst(), other.questions.getFirst()), this.asides, this.verdict,
					this.records, this.why, this.upstreams, this.leaked);
		}

		/** "A" or "A + AAAA". */
		public String types() {
			return String.join(" + ", this.questions.stream().map(Sent::type).toList());
		}

	}

	/**
	 * A question that was sent.
	 *
	 * @param type the record type
	 * @param leg the leg that carried it
	 */
	record Sent(String type, String leg) {
	}

}
