package io.packetwalk.manifest.yaml;

/**
 * What the documents of one upload may cost. Written values are paid for by their bytes,
 * so only very many in one document are refused; what aliases add is counted over the
 * whole upload, or many small documents could each expand to the limit.
 */
public final class YamlBudget {

	private static final int WRITTEN_FOR_EACH_EXPANDED = 4;

	private final int depth;

	private final int aliasExpansion;

	private long expanded;

	private long written;

	public YamlBudget(int depth, int aliasExpansion) {
		this.depth = depth;
		this.aliasExpansion = aliasExpansion;
	}

	void startDocument() {
		this.written = 0;
	}

	void descend(int depth, String place) {
		if (depth > this.depth) {
			throw new YamlBudgetException("%s is nested more than %d levels deep; %d are allowed. Nothing was loaded."
				.formatted(place, this.depth, this.depth));
		}
	}

	void write(String place) {
		if (++this.written > (long) this.aliasExpansion * WRITTEN_FOR_EACH_EXPANDED) {
			throw new YamlBudgetException(
					"The document at %s holds more than %d values; %d are allowed. Nothing was loaded.".formatted(place,
							this.written - 1, this.written - 1));
		}
	}

	void expand(long nodes, String place) {
		this.expanded += nodes;
		if (this.expanded > this.aliasExpansion) {
			throw new YamlBudgetException(
					"Aliases (*name) expand to at least %d values by %s; %d are allowed. Nothing was loaded."
						.formatted(this.expanded, place, this.aliasExpansion));
		}
	}

}
