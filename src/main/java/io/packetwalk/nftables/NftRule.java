package io.packetwalk.nftables;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.packetwalk.netfilter.TriedRule;

/**
 * A rule of an nftables chain.
 *
 * @param family the family of its table
 * @param statements what it asks and does, in order
 * @param comment its comment, null for none
 */
record NftRule(Family family, List<Statement> statements, @Nullable String comment) implements TriedRule {

	NftRule {
		statements = List.copyOf(statements);
	}

	@Override
	public String print(String chain) {
		return text();
	}

	/** As {@code nft list} prints it. */
	String text() {
		String text = this.statements.stream()
			.map((statement) -> statement.text(this.family))
			.collect(Collectors.joining(" "));
		return (this.comment == null) ? text : (text.isEmpty() ? "" : text + " ") + "comment \"" + this.comment + "\"";
	}

}
