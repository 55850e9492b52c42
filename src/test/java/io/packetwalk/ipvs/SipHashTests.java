package io.packetwalk.ipvs;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The hash behind {@code mh}, worked out step by step another way. */
class SipHashTests {

	private static long reference(long key, int word) {
		long a = 0x736f6d6570736575L ^ key;
		long b = 0x646f72616e646f6dL ^ key;
		long c = 0x6c7967656e657261L ^ key;
		long d = 0x7465646279746573L ^ key ^ (0x0400000000000000L | (word & 0xffffffffL));
		for (int round = 0; round < 4; round++) {
			a += b;
			c += d;
			b = Long.rotateLeft(b, 13) ^ a;
			d = Long.rotateLeft(d, 16) ^ c;
			a = Long.rotateLeft(a, 32);
			c += b;
			a += d;
			b = Long.rotateLeft(b, 17) ^ c;
			d = Long.rotateLeft(d, 21) ^ a;
			c = Long.rotateLeft(c, 32);
			if (round == 0) {
				a ^= 0x0400000000000000L | (word & 0xffffffffL);
				c ^= 0xff;
			}
		}
		return (a ^ b ^ c ^ d) & 0xffffffffL;
	}

	@Test
	void isSipHashWithOneAndThreeRounds() {
		for (int word : new int[] { 0, 1, -1, 0x0af40209, Integer.MIN_VALUE }) {
			assertThat(SipHash.FIRST.hash(word)).isEqualTo(reference(2654435761L, word));
			assertThat(SipHash.SECOND.hash(word)).isEqualTo(reference(2654446892L, word));
		}
	}

}
