package io.packetwalk.nftables;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A chain while it is being read. */
final class ChainDraft {

	final List<NftRule> rules = new ArrayList<>();

	private final String name;

	private NftChain.@Nullable Base base;

	private @Nullable String comment;

	ChainDraft(String name) {
		this.name = name;
	}

	/** Reads the lines of a chain's block after its brace, rules included. */
	void readBlock(Lexer lexer, Family family) {
		while (!lexer.closes()) {
			line(lexer, family);
		}
	}

	private void line(Lexer lexer, Family family) {
		if (lexer.skip("comment")) {
			this.comment = lexer.word();
		}
		else if (lexer.skip("type")) {
			base(lexer, family);
		}
		else if (this.base != null && lexer.skip("policy")) {
			policy(lexer, this.base);
		}
		else {
			this.rules.add(new RuleReader(lexer, family).read());
		}
	}

	private void base(Lexer lexer, Family family) {
		String type = lexer.word();
		lexer.expect("hook");
		String hook = lexer.word();
		int start = lexer.peek().start();
		int end = start;
		while (!lexer.peek().is("priority")) {
			if (lexer.peek().kind() == Lexer.Kind.NEWLINE || lexer.peek().kind() == Lexer.Kind.END) {
				throw lexer.error("\"priority\" is missing");
			}
			end = lexer.next().end();
		}
		String devices = lexer.written(start, end);
		lexer.expect("priority");
		this.base = new NftChain.Base(type, hook, devices, Priority.read(lexer, family), false);
		if (lexer.skip(";") && lexer.skip("policy")) {
			policy(lexer, this.base);
		}
	}

	private void policy(Lexer lexer, NftChain.Base found) {
		boolean drop = lexer.peek().is("drop");
		if (!drop && !lexer.peek().is("accept")) {
			throw lexer.error("a policy is accept or drop");
		}
		lexer.next();
		this.base = new NftChain.Base(found.type(), found.hook(), found.devices(), found.priority(), drop);
	}

	NftChain finish() {
		return new NftChain(this.name, this.base, this.comment, this.rules);
	}

}
