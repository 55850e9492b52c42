package io.packetwalk.nftables;

import java.util.HashMap;
import java.util.Map;

/**
 * Checks what the kernel checks before it takes a table: that chains lead to chains there
 * are, and neither in a circle nor too deep.
 */
final class Links {

	/** {@code NFT_JUMP_STACK_SIZE}. */
	private static final int DEEPEST = 16;

	private final NftTable table;

	/** How many chains deep a chain leads: looked up only. */
	private final Map<String, Integer> heights = new HashMap<>();

	Links(NftTable table) {
		this.table = table;
	}

	/**
	 * Checks every chain that packets can come to.
	 * @throws IllegalArgumentException with the chain that is wrong
	 */
	void check() {
		for (NftChain chain : this.table.chains().values()) {
			if (chain.base() != null) {
				height(chain.name(), 0);
			}
		}
	}

	private int height(String chain, int depth) {
		if (depth > DEEPEST) {
			throw new IllegalArgumentException(
					"table " + this.table.title() + ": chain " + chain + " is reached in a circle, or too deep");
		}
		Integer known = this.heights.get(chain);
		if (known != null && depth + known <= DEEPEST) {
			return known;
		}
		int height = 0;
		for (String target : this.table.targets(chain)) {
			if (!this.table.chains().containsKey(target)) {
				throw new IllegalArgumentException("table " + this.table.title() + ": chain " + chain + " leads to "
						+ target + ", which is not there");
			}
			height = Math.max(height, 1 + height(target, depth + 1));
		}
		this.heights.put(chain, height);
		return height;
	}

}
