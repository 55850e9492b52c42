package io.packetwalk.manifest.yaml;

/** A document nests or expands further than it may. */
public class YamlBudgetException extends RuntimeException {

	public YamlBudgetException(String message) {
		super(message);
	}

}
