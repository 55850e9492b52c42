package io.packetwalk.ipvs;

/** Arithmetic on weights and addresses, as the kernel's schedulers do it. */
final class Weights {

	/** 2^32 divided by the golden ratio: the kernel's {@code GOLDEN_RATIO_32}. */
	private static final int GOLDEN_RATIO = 0x61C88647;

	private Weights() {
	}

	static int gcd(int one, int other) {
		return (other == 0) ? one : gcd(other, one % other);
	}

	/** The kernel's {@code hash_32}: the upper bits of a product. */
	static int hash(int value, int bits) {
		return (value * GOLDEN_RATIO) >>> (32 - bits);
	}

}
