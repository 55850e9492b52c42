package io.packetwalk.controlplane.store;

import java.util.function.Predicate;

/**
 * The names and numbers a real control plane makes at random, here drawn from the lab's
 * seed and the identity of what they are for.
 */
public final class Names {

	/**
	 * No vowels and no digits that look like letters, so that no word comes out (<a href=
	 * "https://github.com/kubernetes/apimachinery/blob/master/pkg/util/rand/rand.go">rand.go</a>).
	 */
	private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

	private static final int SUFFIX = 5;

	/** {@code maxGeneratedNameLength}: 63 less the suffix. */
	private static final int LONGEST_BASE = 58;

	private final long seed;

	public Names(long seed) {
		this.seed = seed;
	}

	/**
	 * What the API server makes of {@code generateName}.
	 * @param base the prefix, ending in a dash
	 * @param identity what the name is for
	 * @param taken whether another object has a name; then the next draw is tried, as
	 * controllers do after {@code AlreadyExists}
	 */
	public String generate(String base, String identity, Predicate<String> taken) {
		String prefix = (base.length() > LONGEST_BASE) ? base.substring(0, LONGEST_BASE) : base;
		for (int attempt = 0;; attempt++) {
			String name = prefix + suffix(identity + "#" + attempt);
			if (!taken.test(name)) {
				return name;
			}
		}
	}

	/** A number from 0 up to, not including, the bound. */
	public long number(String identity, long bound) {
		return Long.remainderUnsigned(mix(identity), bound);
	}

	private String suffix(String identity) {
		long bits = mix(identity);
		StringBuilder suffix = new StringBuilder();
		for (int i = 0; i < SUFFIX; i++) {
			suffix.append(ALPHABET.charAt((int) Long.remainderUnsigned(bits, ALPHABET.length())));
			bits = Long.divideUnsigned(bits, ALPHABET.length());
		}
		return suffix.toString();
	}

	/**
	 * {@code rand.SafeEncodeString}: a text with each character mapped into the alphabet.
	 */
	public static String safeEncode(String text) {
		StringBuilder encoded = new StringBuilder();
		text.chars().forEach((c) -> encoded.append(ALPHABET.charAt(c % ALPHABET.length())));
		return encoded.toString();
	}

	/**
	 * FNV-1a over the identity, then the finalizer of SplitMix64 over it and the seed.
	 */
	private long mix(String identity) {
		long hash = 0xcbf29ce484222325L;
		for (int i = 0; i < identity.length(); i++) {
			hash = (hash ^ identity.charAt(i)) * 0x100000001b3L;
		}
		long mixed = hash + this.seed * 0x9e3779b97f4a7c15L;
		mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
		mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
		return mixed ^ (mixed >>> 31);
	}

}
