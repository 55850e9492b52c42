package io.packetwalk.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.packetwalk.manifest.yaml.Written;
import io.packetwalk.manifest.yaml.Written.Field;
import io.packetwalk.manifest.yaml.Written.Fields;
import io.packetwalk.manifest.yaml.Written.Items;
import io.packetwalk.manifest.yaml.Written.Scalar;

/**
 * Takes the values of Secrets and what looks like a credential out of a parsed document
 * and out of its text.
 */
final class Redaction {

	private static final Set<String> TELLS_WHICH_SECRET = Set.of("apiVersion", "kind", "metadata", "type", "immutable");

	private static final String LAST_APPLIED = "last-applied-configuration";

	private static final Pattern DATA_KEY = Pattern.compile("[-._A-Za-z0-9]{1,253}");

	private final TextEdits edits;

	private final List<Dropped> dropped = new ArrayList<>();

	private FieldPath path = new FieldPath();

	private @Nullable String object;

	private boolean secret;

	private boolean valueInName;

	Redaction(TextEdits edits) {
		this.edits = edits;
	}

	/** The same document without credentials; the text edits are noted on the way. */
	Written redact(Written root) {
		return walk(root, Place.UNKNOWN);
	}

	List<Dropped> dropped() {
		return this.dropped;
	}

	/**
	 * Whether a name of a field may be a Secret's value, so that its text must go too.
	 */
	boolean valueInName() {
		return this.valueInName;
	}

	private Written walk(Written node, Place place) {
		return switch (node) {
			case Scalar scalar -> scalar;
			case Items items -> items(items, place);
			case Fields fields -> isObject(fields) ? object(fields) : fields(fields, place);
		};
	}

	private static boolean isObject(Fields fields) {
		boolean named = fields.text("kind") != null
				&& (fields.get("apiVersion") != null || fields.get("metadata") != null);
		return named || SecretSigns.isSecret(fields);
	}

	private Written object(Fields fields) {
		FieldPath outerPath = this.path;
		String outerObject = this.object;
		boolean outerSecret = this.secret;
		String kind = fields.text("kind");
		String apiVersion = fields.text("apiVersion");
		this.path = new FieldPath();
		this.object = Identity.label(fields);
		this.secret = SecretSigns.isSecret(fields);
		boolean known = KnownKinds.isKnown(apiVersion, kind);
		Written kept = this.secret ? secret(fields) : fields(fields, known ? Place.TYPED : Place.UNKNOWN);
		this.path = outerPath;
		this.object = outerObject;
		this.secret = outerSecret;
		return kept;
	}

	private Fields secret(Fields fields) {
		Map<String, Field> kept = new LinkedHashMap<>();
		List<Scalar> scalars = new ArrayList<>();
		for (Field field : fields.fields().values()) {
			this.path.enter(field.name());
			Written value = TELLS_WHICH_SECRET.contains(field.name()) ? part(field) : secrets(field.value());
			kept.put(field.name(), new Field(field.name(), value, field.line(), field.column()));
			this.path.leave();
			collect(field.value(), scalars);
		}
		for (Field shadowed : fields.shadowed()) {
			collect(shadowed.value(), scalars);
			if (!TELLS_WHICH_SECRET.contains(shadowed.name()) || !(shadowed.value() instanceof Scalar)) {
				dropAll(shadowed.value());
			}
		}
		new SecretComments(this.edits).blank(fields, scalars);
		return fields.with(kept);
	}

	private Written part(Field field) {
		return (field.value() instanceof Scalar scalar) ? scalar : walk(field.value(), Place.TYPED);
	}

	/** The items of a SecretList need not say that they are Secrets. */
	private Written secrets(Written value) {
		if (!(value instanceof Items list) || !this.path.toString().equals("items")) {
			return dropAll(value);
		}
		List<Written> kept = new ArrayList<>();
		for (int i = 0; i < list.items().size(); i++) {
			this.path.enter(i);
			kept.add((list.items().get(i) instanceof Fields item) ? secret(item) : dropAll(list.items().get(i)));
			this.path.leave();
		}
		return list.with(kept);
	}

	private static void collect(Written node, List<Scalar> scalars) {
		switch (node) {
			case Scalar scalar -> scalars.add(scalar);
			case Items items -> items.items().forEach((item) -> collect(item, scalars));
			case Fields fields -> {
				fields.fields().values().forEach((field) -> collect(field.value(), scalars));
				fields.shadowed().forEach((field) -> collect(field.value(), scalars));
			}
		}
	}

	private Written dropAll(Written node) {
		return switch (node) {
			case Scalar scalar -> (scalar.value() == null || scalar.text().isEmpty()) ? scalar : drop(scalar);
			case Items items -> {
				List<Written> kept = new ArrayList<>();
				for (int i = 0; i < items.items().size(); i++) {
					this.path.enter(i);
					kept.add(dropAll(items.items().get(i)));
					this.path.leave();
				}
				yield items.with(kept);
			}
			case Fields fields -> {
				Map<String, Field> kept = new LinkedHashMap<>();
				fields.fields().values().forEach((field) -> dropAll(field, kept));
				fields.shadowed().forEach((field) -> dropAll(field.value()));
				yield fields.with(kept);
			}
		};
	}

	/** A name that no Secret takes may be a value: a slipped quote makes one. */
	private void dropAll(Field field, Map<String, Field> kept) {
		if (!DATA_KEY.matcher(field.name()).matches()) {
			this.valueInName = true;
			return;
		}
		this.path.enter(field.name());
		kept.put(field.name(), new Field(field.name(), dropAll(field.value()), field.line(), field.column()));
		this.path.leave();
	}

	private Fields fields(Fields fields, Place place) {
		Map<String, Field> changed = null;
		String name = fields.text("name");
		boolean credentialPair = name != null && Credentials.named(name);
		boolean afterSecret = SecretSigns.hidesSecret(fields);
		for (Field field : fields.fields().values()) {
			this.path.enter(field.name());
			Written value = field(field, place, credentialPair, afterSecret);
			if (value != field.value()) {
				changed = (changed != null) ? changed : new LinkedHashMap<>(fields.fields());
				changed.put(field.name(), new Field(field.name(), value, field.line(), field.column()));
			}
			this.path.leave();
		}
		fields.shadowed().forEach((shadowed) -> field(shadowed, place, credentialPair, afterSecret));
		return (changed != null) ? fields.with(changed) : fields;
	}

	private Written field(Field field, Place place, boolean credentialPair, boolean afterSecret) {
		boolean data = field.name().equals("stringData") || (afterSecret && field.name().equals("data"));
		return switch (field.value()) {
			case Scalar scalar when data || (credentialPair && field.name().equals("value")) -> dropAll(scalar);
			case Scalar scalar -> scalar(field.name(), scalar, place);
			default -> data ? dropAll(field.value()) : walk(field.value(), place.below(field.name()));
		};
	}

	private Scalar scalar(String name, Scalar scalar, Place place) {
		String text = scalar.text();
		if (!(scalar.value() instanceof String) && !(scalar.value() instanceof Number)) {
			return scalar;
		}
		boolean named = switch (place) {
			case TYPED, ARGUMENTS -> false;
			case ANNOTATIONS -> Credentials.named(name) || (name.endsWith(LAST_APPLIED) && mayTell(text));
			case DATA, UNKNOWN -> Credentials.namedField(name);
		};
		if (named && !text.isEmpty()) {
			return drop(scalar);
		}
		return (place == Place.DATA && NodeDumpFile.isHarmless(name, text)) ? scalar : content(scalar, place);
	}

	private boolean mayTell(String text) {
		return this.secret || text.contains("\"kind\":\"Secret\"") || !LineRedaction.redact(text).lines().isEmpty();
	}

	private Scalar content(Scalar scalar, Place place) {
		String text = scalar.text();
		if (text.indexOf('\n') >= 0 && place != Place.TYPED) {
			LineRedaction.Redacted redacted = LineRedaction.redact(text);
			if (redacted.lines().isEmpty()) {
				return scalar;
			}
			if (scalar.style() != Written.Style.BLOCK) {
				return drop(scalar);
			}
			this.edits.replace(scalar.start(), scalar.end(), LineRedaction.redact(source(scalar)).text());
			note(scalar);
			return scalar.holding(redacted.text());
		}
		return Credentials.looksLikeOne(text) ? drop(scalar) : scalar;
	}

	private Items items(Items items, Place place) {
		List<Written> kept = new ArrayList<>(items.items().size());
		boolean changed = false;
		boolean afterFlag = false;
		for (int i = 0; i < items.items().size(); i++) {
			this.path.enter(i);
			Written item = items.items().get(i);
			Written value = (item instanceof Scalar scalar) ? entry(scalar, afterFlag, place) : walk(item, place);
			afterFlag = item instanceof Scalar scalar && scalar.text().startsWith("-")
					&& Credentials.namedField(scalar.text());
			changed |= value != item;
			kept.add(value);
			this.path.leave();
		}
		return changed ? items.with(kept) : items;
	}

	private Written entry(Scalar scalar, boolean afterFlag, Place place) {
		return (afterFlag || assigns(scalar.text())) ? dropAll(scalar) : content(scalar, place);
	}

	/** {@code --password=x} and {@code DB_PASSWORD=x}. */
	private static boolean assigns(String text) {
		int equals = text.indexOf('=');
		String name = (equals > 0) ? text.substring(0, equals) : "";
		return equals > 0 && equals < text.length() - 1 && name.indexOf(' ') < 0 && name.indexOf('/') < 0
				&& Credentials.namedField(name);
	}

	private Scalar drop(Scalar scalar) {
		this.edits.replace(scalar.start(), scalar.end(), BlankedText.of(scalar, source(scalar)));
		note(scalar);
		return scalar.holding(Credentials.DROPPED);
	}

	private void note(Scalar scalar) {
		this.dropped.add(new Dropped(this.object, this.path.toString(), scalar.line(), scalar.column()));
	}

	private String source(Scalar scalar) {
		return this.edits.text().substring(scalar.start(), Math.max(scalar.start(), scalar.end()));
	}

	/** What a name means where it stands. */
	private enum Place {

		TYPED, UNKNOWN, ANNOTATIONS, DATA, ARGUMENTS;

		Place below(String field) {
			if (this != TYPED) {
				return this;
			}
			return switch (field) {
				case "annotations" -> ANNOTATIONS;
				case "data" -> DATA;
				case "args", "command" -> ARGUMENTS;
				default -> TYPED;
			};
		}

	}

	/**
	 * A value that was dropped.
	 *
	 * @param object whose it was, null when it belongs to no object
	 */
	record Dropped(@Nullable String object, String path, int line, int column) {
	}

}
