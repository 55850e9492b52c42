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

	void descend(int depth, int line) {
		if (depth > this.depth) {
			throw new YamlBudgetException(
					"Line %d is nested more than %d levels deep; %d are allowed. Nothing was loaded.".formatted(line,
							this.depth, this.depth));
		}
	}

	void write(int line) {
		long allowed = (long) this.aliasExpansion * WRITTEN_FOR_EACH_EXPANDED;
		if (++this.written > allowed) {
			throw new YamlBudgetException(
					"The document holds more than %d values by line %d; %d are allowed. Nothing was loaded."
						.formatted(allowed, line, allowed));
		}
	}

	void expand(long nodes, int line) {
		this.expanded += nodes;
		if (this.expanded > this.aliasExpansion) {
			throw new YamlBudgetException(
					"Aliases (*name) expand to at least %d values by line %d; %d are allowed. Nothing was loaded."
						.formatted(this.expanded, line, this.aliasExpansion));
		}
	}

}
