package io.packetwalk.walk;

/**
 * Turns a seed and a place where chance is needed into a number, the same on every run
 * (the finaliser of SplitMix64 over an FNV-1a hash).
 */
final class Mix {

	private Mix() {
	}

	static long of(long seed, String place) {
		long hash = 0xcbf29ce484222325L;
		for (int i = 0; i < place.length(); i++) {
			hash = (hash ^ place.charAt(i)) * 0x100000001b3L;
		}
		long mixed = seed * 0x9e3779b97f4a7c15L + hash;
		mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
		mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
		return mixed ^ (mixed >>> 31);
	}

	/** A number from 0 (inclusive) to 1. */
	static double unit(long seed, String place) {
		return (of(seed, place) >>> 11) * 0x1.0p-53;
	}

	/** A number from {@code low} to {@code high}, both possible. */
	static int between(long seed, String place, int low, int high) {
		return low + (int) Long.remainderUnsigned(of(seed, place), high - low + 1L);
	}

}
