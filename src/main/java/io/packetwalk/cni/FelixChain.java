package io.packetwalk.cni;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A chain as Felix, Calico's agent, writes it. Each rule carries a comment by which Felix
 * knows it again: <a href=
 * "https://github.com/projectcalico/calico/blob/master/felix/generictables/rules.go">a
 * hash</a> of the chain's name, every rule above and the rule itself.
 */
final class FelixChain {

	private static final int HASH_LENGTH = 16;

	private final String name;

	private final String hashedName;

	private final List<String> lines = new ArrayList<>();

	private byte[] hash;

	private FelixChain(String name, String hashedName) {
		this.name = name;
		this.hashedName = hashedName;
		this.hash = digest(hashedName.getBytes(StandardCharsets.UTF_8));
	}

	/** A chain of Felix's own, or what it inserts on top of a built-in one. */
	static FelixChain named(String name) {
		return new FelixChain(name, name);
	}

	/** What Felix appends to a built-in chain. */
	static FelixChain appendedTo(String builtIn) {
		return new FelixChain(builtIn, builtIn + "*appends*");
	}

	String name() {
		return this.name;
	}

	/** Adds a rule, in the words Felix gives to iptables-restore. */
	FelixChain rule(String words) {
		return rule("", words, words);
	}

	FelixChain rule(String comment, String words) {
		return rule(comment, words, words);
	}

	/**
	 * Adds a rule that stands here in other words than Felix's, with the hash of Felix's
	 * own.
	 */
	FelixChain rule(String comment, String felix, String here) {
		String remark = comment.isEmpty() ? "" : "-m comment --comment \"" + comment + "\" ";
		byte[] text = ("-A " + this.hashedName + " HASH " + remark + felix).strip().getBytes(StandardCharsets.UTF_8);
		byte[] chained = new byte[this.hash.length + text.length];
		System.arraycopy(this.hash, 0, chained, 0, this.hash.length);
		System.arraycopy(text, 0, chained, this.hash.length, text.length);
		this.hash = digest(chained);
		String tag = Base64.getUrlEncoder().encodeToString(this.hash).substring(0, HASH_LENGTH);
		this.lines.add("-A " + this.name + " -m comment --comment \"cali:" + tag + "\" " + remark + saved(here));
		return this;
	}

	/** The long options of iptables in short, as iptables-save has them. */
	private static String saved(String words) {
		return words.replace("--in-interface ", "-i ")
			.replace("--out-interface ", "-o ")
			.replace("--jump ", "-j ")
			.replace("--goto ", "-g ")
			.replace("--destination-ports ", "--dports ")
			.replace("-p 17 ", "-p udp ")
			.replace("-p 4 ", "-p ipencap ");
	}

	/** Its rules as saved. */
	String save() {
		return String.join("\n", this.lines) + (this.lines.isEmpty() ? "" : "\n");
	}

	private static byte[] digest(byte[] text) {
		try {
			return MessageDigest.getInstance("SHA-224").digest(text);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-224", ex);
		}
	}

}
