package io.packetwalk.web.dashboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

import io.packetwalk.lab.store.TraceQuery;
import io.packetwalk.lab.store.TraceQuery.Order;

/**
 * Which traces a person wants to see, as the address says it.
 *
 * @param q words
 * @param verdicts what became of them, any of these
 * @param ns a namespace
 * @param mode kube-proxy's mode
 * @param tag {@code starred} or nothing
 * @param lab a lab's id
 * @param sort a column, with a minus for descending
 * @param labs how the labs beside them are sorted, empty as usual
 */
record Filter(String q, List<VerdictGroup> verdicts, String ns, String mode, String tag, String lab, String sort,
		String labs) {

	static final String STARRED = "starred";

	private static final String NEWEST = "-when";

	private static final List<String> MODES = List.of("iptables", "nftables", "ipvs");

	static Filter of(Map<String, String> asked) {
		List<VerdictGroup> verdicts = Arrays.stream(text(asked, "verdict").split(","))
			.flatMap((key) -> VerdictGroup.parse(key).stream())
			.distinct()
			.toList();
		String mode = text(asked, "mode");
		String sort = text(asked, "sort");
		return new Filter(text(asked, "q"), verdicts, text(asked, "ns"), MODES.contains(mode) ? mode : "",
				text(asked, "tag").equals(STARRED) ? STARRED : "", text(asked, "lab"), known(sort) ? sort : NEWEST,
				LabColumn.known(text(asked, "labs")) ? text(asked, "labs") : "");
	}

	private static String text(Map<String, String> asked, String name) {
		return asked.getOrDefault(name, "").strip();
	}

	private static boolean known(String sort) {
		return Arrays.stream(Order.values()).anyMatch((order) -> key(order).equals(sort.replaceFirst("^-", "")));
	}

	private static String key(Order order) {
		return order.name().toLowerCase(Locale.ROOT);
	}

	/** The modes there are to choose from. */
	public List<String> modes() {
		return MODES;
	}

	TraceQuery query(String visitor) {
		List<String> words = Arrays.stream(this.q.toLowerCase(Locale.ROOT).split("\\s+"))
			.filter((word) -> !word.isEmpty())
			.limit(8)
			.toList();
		return new TraceQuery(visitor, words,
				this.verdicts.stream().flatMap((group) -> group.dispositions().stream()).toList(), this.ns, this.mode,
				!this.tag.isEmpty(), this.lab, order(), descending());
	}

	private Order order() {
		return Order.valueOf(this.sort.replaceFirst("^-", "").toUpperCase(Locale.ROOT));
	}

	private boolean descending() {
		return this.sort.startsWith("-");
	}

	/** Whether it leaves anything out. */
	public boolean some() {
		return !this.q.isEmpty() || !this.verdicts.isEmpty() || !this.ns.isEmpty() || !this.mode.isEmpty()
				|| !this.tag.isEmpty() || !this.lab.isEmpty();
	}

	/** Whether these verdicts are asked for. */
	public boolean wants(VerdictGroup verdict) {
		return this.verdicts.contains(verdict);
	}

	/** The verdicts as the address has them. */
	public String verdictKeys() {
		return String.join(",", this.verdicts.stream().map(VerdictGroup::key).toList());
	}

	/** What is asked for, each to be taken off. */
	List<Chip> chips(String labName) {
		Stream<Chip> verdicts = this.verdicts.stream().map((one) -> {
			List<VerdictGroup> others = this.verdicts.stream().filter((other) -> other != one).toList();
			return new Chip(one.word(),
					address(Map.of("verdict", String.join(",", others.stream().map(VerdictGroup::key).toList())),
							"/dashboard"));
		});
		List<Chip> chips = new ArrayList<>(verdicts.toList());
		chip(chips, "q", this.q, "“" + this.q + "”");
		chip(chips, "ns", this.ns, "namespace " + this.ns);
		chip(chips, "mode", this.mode, this.mode + " mode");
		chip(chips, "tag", this.tag, this.tag);
		chip(chips, "lab", this.lab, "lab " + labName);
		return chips;
	}

	private void chip(List<Chip> chips, String name, String value, String label) {
		if (!value.isEmpty()) {
			chips.add(new Chip(label, address(Map.of(name, ""), "/dashboard")));
		}
	}

	/** The columns of the list, each a link that sorts by it. */
	List<Column> columns() {
		return Stream
			.of(column(Order.VERDICT, "Verdict", false), column(Order.FROM, "From", false),
					column(Order.TO, "To", false), column(Order.CAUSE, "Why", false), column(Order.LAB, "Lab", false),
					column(Order.MODE, "Mode", false), column(Order.WHEN, "When", true))
			.toList();
	}

	private Column column(Order order, String label, boolean descendingFirst) {
		boolean mine = order == order();
		boolean down = mine ? !descending() : descendingFirst;
		return new Column(key(order), label, address(Map.of("sort", (down ? "-" : "") + key(order)), "/dashboard"),
				!mine ? null : descending() ? "descending" : "ascending");
	}

	/** The address of this filter with some parts otherwise; empty parts are left out. */
	String address(Map<String, String> otherwise, String path) {
		Map<String, String> parts = new LinkedHashMap<>();
		parts.put("q", this.q);
		parts.put("verdict", verdictKeys());
		parts.put("ns", this.ns);
		parts.put("mode", this.mode);
		parts.put("tag", this.tag);
		parts.put("lab", this.lab);
		parts.put("sort", this.sort.equals(NEWEST) ? "" : this.sort);
		parts.put("labs", path.equals("/dashboard") ? this.labs : "");
		parts.putAll(otherwise);
		if (NEWEST.equals(parts.get("sort"))) {
			parts.put("sort", "");
		}
		UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
		parts.forEach((name, value) -> {
			if (!value.isEmpty()) {
				address.queryParam(name, "{" + name + "}");
			}
		});
		return address.encode().buildAndExpand(parts).toUriString();
	}

	/**
	 * Something asked for.
	 *
	 * @param label in words
	 * @param without the address without it
	 */
	record Chip(String label, String without) {
	}

	/**
	 * A column.
	 *
	 * @param key its key
	 * @param label its heading
	 * @param href the address that sorts by it, or the other way round
	 * @param sorted {@code ascending} or {@code descending}, null when it is not sorted
	 * by
	 */
	record Column(String key, String label, String href, @Nullable String sorted) {
	}

}
