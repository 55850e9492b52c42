package io.packetwalk.controlplane.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A document without a type, such as a configuration file inside a ConfigMap, read
 * leniently: what is absent or of another shape is empty.
 *
 * @param value a map, a list, a scalar, or null
 */
public record Tree(@Nullable Object value) {

	/** Reads YAML or JSON text; empty when it is neither. */
	public static Optional<Tree> parse(String text) {
		try {
			return Optional.of(new Tree(new Load(LoadSettings.builder().build()).loadFromString(text)));
		}
		catch (YamlEngineException ex) {
			return Optional.empty();
		}
	}

	/** A field of this map. */
	public Tree at(String field) {
		return new Tree((this.value instanceof Map<?, ?> map) ? map.get(field) : null);
	}

	public boolean present() {
		return this.value != null;
	}

	/** The entries of this list. */
	public List<Tree> items() {
		List<Tree> items = new ArrayList<>();
		if (this.value instanceof List<?> list) {
			list.forEach((item) -> items.add(new Tree(item)));
		}
		return items;
	}

	/** The text of this scalar. */
	public Optional<String> text() {
		return (this.value == null || this.value instanceof Map || this.value instanceof List) ? Optional.empty()
				: Optional.of(String.valueOf(this.value));
	}

	public String text(String fallback) {
		return text().orElse(fallback);
	}

	public boolean flag(boolean fallback) {
		return text().map(Boolean::parseBoolean).orElse(fallback);
	}

	/** This scalar as a number, the fallback when it is none. */
	public int number(int fallback) {
		return text().filter((text) -> text.matches("-?\\d{1,9}")).map(Integer::parseInt).orElse(fallback);
	}

	/** The scalars of this list. */
	public List<String> texts() {
		return items().stream().flatMap((item) -> item.text().stream()).toList();
	}

}
