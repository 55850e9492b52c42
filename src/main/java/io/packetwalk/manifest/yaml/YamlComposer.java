package io.packetwalk.manifest.yaml;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

import io.packetwalk.manifest.yaml.ComposedDocument.DuplicateKey;
import io.packetwalk.manifest.yaml.Written.Field;
import io.packetwalk.manifest.yaml.Written.Fields;
import io.packetwalk.manifest.yaml.Written.Items;
import io.packetwalk.manifest.yaml.Written.Scalar;

/**
 * Makes written values of one document's events: aliases, merge keys and go-yaml's
 * scalars resolved, positions kept.
 */
public final class YamlComposer {

	private static final int SMALL = 4096;

	private static final LoadSettings FOR_SMALL = build(SMALL);

	private final YamlDocument document;

	private final YamlBudget budget;

	private final Positions positions;

	private final Iterator<Event> events;

	private final Map<Anchor, @Nullable Written> anchors = new HashMap<>();

	private final List<DuplicateKey> duplicates = new ArrayList<>();

	private YamlComposer(YamlDocument document, String text, YamlBudget budget) {
		this.document = document;
		this.budget = budget;
		this.positions = new Positions(document);
		this.events = new Parse(settings(text.length())).parseString(text).iterator();
	}

	/**
	 * Reads a document.
	 * @throws YamlSyntaxException when it is not YAML
	 * @throws YamlBudgetException when it nests or expands too far
	 */
	public static ComposedDocument compose(YamlDocument document, YamlBudget budget) {
		String text = document.text();
		while (true) {
			try {
				return new YamlComposer(document, text, budget).compose();
			}
			catch (YamlEngineException ex) {
				String spaced = SeparatingTabs.replaceAt(text, ex);
				if (spaced == null) {
					throw SyntaxExplanation.explain(ex, document);
				}
				text = spaced;
			}
		}
	}

	/** The engine copies what it holds whenever its buffer is shorter than the input. */
	private static LoadSettings settings(int length) {
		return (length < SMALL) ? FOR_SMALL : build(length + 1);
	}

	private static LoadSettings build(int bufferSize) {
		return LoadSettings.builder().setBufferSize(bufferSize).setCodePointLimit(Integer.MAX_VALUE).build();
	}

	private ComposedDocument compose() {
		this.budget.startDocument();
		Written root = null;
		while (this.events.hasNext()) {
			Event event = this.events.next();
			if (event instanceof NodeEvent node) {
				root = node(node, 1, false);
			}
		}
		if (root == null) {
			root = new Scalar(null, "", Written.Style.PLAIN, false, this.document.line(), this.document.column(),
					this.document.start(), this.document.start());
		}
		return new ComposedDocument(root, List.copyOf(this.duplicates));
	}

	private Written node(NodeEvent event, int depth, boolean flow) {
		this.budget.write(this.positions.line(event));
		return switch (event) {
			case AliasEvent alias -> alias(alias, depth);
			case ScalarEvent scalar -> anchored(event, scalar(scalar, flow));
			case SequenceStartEvent sequence -> {
				open(event, depth);
				yield anchored(event, items(sequence, depth));
			}
			case MappingStartEvent mapping -> {
				open(event, depth);
				yield anchored(event, fields(mapping, depth));
			}
			default -> throw new IllegalStateException("every node event is one of the four above");
		};
	}

	private void open(NodeEvent event, int depth) {
		this.budget.descend(depth, this.positions.line(event));
		event.getAnchor().ifPresent((anchor) -> this.anchors.put(anchor, null));
	}

	private Written anchored(NodeEvent event, Written node) {
		event.getAnchor().ifPresent((anchor) -> this.anchors.put(anchor, node));
		return node;
	}

	private Written alias(AliasEvent event, int depth) {
		Anchor name = event.getAlias();
		Written node = this.anchors.get(name);
		if (node == null) {
			String message = this.anchors.containsKey(name)
					? "The alias *" + name.getValue() + " stands inside what it is an alias of."
					: "There is no anchor &" + name.getValue() + " before this alias.";
			throw this.positions.syntax(event, message, "Quote the value if it is not meant as an alias.");
		}
		this.budget.expand(node.size(), this.positions.line(event));
		this.budget.descend(depth + node.height() - 1, this.positions.line(event));
		return node;
	}

	private Scalar scalar(ScalarEvent event, boolean flow) {
		String text = event.getValue();
		Object value = value(event, text);
		Written.Style style = event.isPlain() ? Written.Style.PLAIN
				: (event.isLiteral() || event.isFolded()) ? Written.Style.BLOCK : Written.Style.QUOTED;
		return new Scalar(value, text, style, flow, this.positions.line(event), this.positions.column(event),
				this.positions.start(event), this.positions.end(event));
	}

	private @Nullable Object value(ScalarEvent event, String text) {
		String tag = event.getTag().orElse(null);
		if (tag == null) {
			return event.isPlain() ? PlainScalar.resolve(text) : text;
		}
		Object tagged = switch (tag) {
			case "tag:yaml.org,2002:null" -> PlainScalar.isNull(text) ? null : text;
			case "tag:yaml.org,2002:bool" -> PlainScalar.truth(text);
			case "tag:yaml.org,2002:int", "tag:yaml.org,2002:float" -> PlainScalar.number(text);
			default -> text;
		};
		return (tagged == null && !PlainScalar.isNull(text)) ? text : tagged;
	}

	private Items items(SequenceStartEvent start, int depth) {
		List<Written> items = new ArrayList<>();
		long size = 1;
		int height = 1;
		Event event = this.events.next();
		while (!(event instanceof CollectionEndEvent)) {
			Written item = node((NodeEvent) event, depth + 1, start.isFlow());
			items.add(item);
			size += item.size();
			height = Math.max(height, item.height() + 1);
			event = this.events.next();
		}
		return new Items(items, this.positions.line(start), this.positions.column(start), this.positions.start(start),
				this.positions.end(event), size, height);
	}

	private Fields fields(MappingStartEvent start, int depth) {
		MappingDraft draft = new MappingDraft();
		Event event = this.events.next();
		while (!(event instanceof CollectionEndEvent)) {
			NodeEvent key = (NodeEvent) event;
			Written written = node(key, depth + 1, start.isFlow());
			if (!(written instanceof Scalar name)) {
				throw this.positions.syntax(key, "A mapping or a list is used as the name of a field.",
						"Quote the name if it holds braces or brackets.");
			}
			Written value = node((NodeEvent) this.events.next(), depth + 1, start.isFlow());
			if (isMerge(key, name)) {
				draft.merge(value, () -> this.positions.syntax(key, "<< merges mappings, and its value is none.",
						"Give << an alias of a mapping, or a list of them."));
			}
			else {
				draft.put(new Field(keyText(name), value, name.line(), name.column()), this.duplicates);
			}
			event = this.events.next();
		}
		return draft.finish(this.positions.line(start), this.positions.column(start), this.positions.start(start),
				this.positions.end(event));
	}

	private static boolean isMerge(NodeEvent key, Scalar name) {
		return name.style() == Written.Style.PLAIN && name.text().equals("<<") && key instanceof ScalarEvent;
	}

	private static String keyText(Scalar name) {
		return switch (name.value()) {
			case Long number -> number.toString();
			case BigInteger number -> number.toString();
			case Boolean truth -> truth.toString();
			case null, default -> name.text();
		};
	}

	/** A mapping while its fields come in: explicit ones win over merged ones. */
	private static final class MappingDraft {

		private final Map<String, Field> own = new LinkedHashMap<>();

		private Map<String, Field> merged = Map.of();

		private List<Field> shadowed = List.of();

		private long size = 1;

		private int height = 1;

		void put(Field field, List<DuplicateKey> duplicates) {
			Field before = this.own.put(field.name(), field);
			if (before != null) {
				duplicates.add(new DuplicateKey(field.name(), field.line(), field.column(), before.line()));
				shadow(before);
			}
			count(field.value());
		}

		void merge(Written value, Supplier<YamlSyntaxException> refusal) {
			switch (value) {
				case Fields fields -> {
					this.merged = this.merged.isEmpty() ? new LinkedHashMap<>() : this.merged;
					fields.fields().values().forEach((field) -> this.merged.putIfAbsent(field.name(), field));
					fields.shadowed().forEach(this::shadow);
					count(value);
				}
				case Items items -> items.items().forEach((item) -> {
					if (!(item instanceof Fields)) {
						throw refusal.get();
					}
					merge(item, refusal);
				});
				case Scalar scalar -> throw refusal.get();
			}
		}

		private void shadow(Field field) {
			this.shadowed = this.shadowed.isEmpty() ? new ArrayList<>() : this.shadowed;
			this.shadowed.add(field);
		}

		private void count(Written value) {
			this.size += value.size();
			this.height = Math.max(this.height, value.height() + 1);
		}

		Fields finish(int line, int column, int start, int end) {
			this.merged.forEach((name, field) -> {
				if (this.own.putIfAbsent(name, field) != null) {
					shadow(field);
				}
			});
			return new Fields(this.own, this.shadowed, line, column, start, end, this.size, this.height);
		}

	}

}
