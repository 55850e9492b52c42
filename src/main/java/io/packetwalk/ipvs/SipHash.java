package io.packetwalk.ipvs;

/**
 * <a href="https://docs.kernel.org/security/siphash.html">SipHash-1-3</a> of one 32-bit
 * word, which is what a 64-bit kernel computes as {@code hsiphash_1u32}.
 *
 * @param key both halves of the key
 */
record SipHash(long key) {

	/** The two keys of the kernel's {@code mh} scheduler, which are no secret. */
	static final SipHash FIRST = new SipHash(2654435761L);

	static final SipHash SECOND = new SipHash(2654446892L);

	/** The hash as an unsigned 32-bit number. */
	long hash(int word) {
		long last = (4L << 56) | Integer.toUnsignedLong(word);
		long[] v = { 0x736f6d6570736575L ^ this.key, 0x646f72616e646f6dL ^ this.key, 0x6c7967656e657261L ^ this.key,
				0x7465646279746573L ^ this.key };
		v[3] ^= last;
		round(v);
		v[0] ^= last;
		v[2] ^= 0xff;
		for (int i = 0; i < 3; i++) {
			round(v);
		}
		return (v[0] ^ v[1] ^ v[2] ^ v[3]) & 0xffff_ffffL;
	}

	private static void round(long[] v) {
		v[0] += v[1];
		v[1] = Long.rotateLeft(v[1], 13) ^ v[0];
		v[0] = Long.rotateLeft(v[0], 32);
		v[2] += v[3];
		v[3] = Long.rotateLeft(v[3], 16) ^ v[2];
		v[0] += v[3];
		v[3] = Long.rotateLeft(v[3], 21) ^ v[0];
		v[2] += v[1];
		v[1] = Long.rotateLeft(v[1], 17) ^ v[2];
		v[2] = Long.rotateLeft(v[2], 32);
	}

}
