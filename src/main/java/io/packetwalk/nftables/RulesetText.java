package io.packetwalk.nftables;

import java.util.List;

/** Tables as {@code nft list ruleset} prints them. */
final class RulesetText {

	private static final String NEXT_LINE = ",\n\t\t\t     ";

	private final StringBuilder text = new StringBuilder();

	/** What stands before the next part of the table. */
	private String gap = "";

	static String of(List<NftTable> tables) {
		RulesetText text = new RulesetText();
		tables.forEach(text::table);
		return text.text.toString();
	}

	private void table(NftTable table) {
		this.text.append("table ").append(table.title()).append(" {\n");
		this.gap = "";
		if (!table.flags().isEmpty()) {
			line(1, "flags " + table.flags());
			this.gap = "\n";
		}
		if (table.comment() != null) {
			line(1, "comment \"" + table.comment() + "\"");
		}
		table.objects().stream().filter((object) -> !listedLate(object)).forEach(this::object);
		table.sets().values().forEach(this::set);
		table.objects().stream().filter(RulesetText::listedLate).forEach(this::object);
		table.chains().values().forEach((chain) -> chain(chain, table.family()));
		this.text.append("}\n");
	}

	private static boolean listedLate(NftObject object) {
		return List.of("set", "map", "flowtable").contains(object.kind());
	}

	private void open(String head) {
		this.text.append(this.gap);
		this.gap = "\n";
		line(1, head + " {");
	}

	private void line(int depth, String words) {
		this.text.repeat('\t', depth).append(words).append('\n');
	}

	private void object(NftObject object) {
		open(object.kind() + " " + object.name());
		object.lines().forEach((words) -> line(2, words));
		line(1, "}");
	}

	private void set(NftSet set) {
		open((set.map() ? "map " : "set ") + set.name());
		line(2, set.declaration());
		set.attributes().forEach((words) -> line(2, words));
		if (!set.elements().list().isEmpty()) {
			this.text.append("\t\telements = { ");
			elements(set.elements());
			this.text.append(" }\n");
		}
		line(1, "}");
	}

	private void elements(Elements elements) {
		int perLine = (elements.types().size() == 1) ? elements.types().getFirst().perLine() : 1;
		int count = 0;
		for (SetElement element : elements.list()) {
			if (count > 0) {
				this.text.append((count % perLine == 0) ? NEXT_LINE : ", ");
			}
			this.text.append(element.text(elements.types()));
			count++;
		}
	}

	private void chain(NftChain chain, Family family) {
		open("chain " + chain.name());
		if (chain.comment() != null) {
			line(2, "comment \"" + chain.comment() + "\"");
		}
		if (chain.base() != null) {
			line(2, base(chain.base(), family));
		}
		chain.rules().forEach((rule) -> line(2, rule.text()));
		line(1, "}");
	}

	private static String base(NftChain.Base base, Family family) {
		String devices = base.devices().isEmpty() ? "" : base.devices() + " ";
		return "type " + base.type() + " hook " + base.hook() + " " + devices + "priority "
				+ Priority.text(base.priority(), family, base.hook()) + "; policy " + (base.drop() ? "drop" : "accept")
				+ ";";
	}

}
