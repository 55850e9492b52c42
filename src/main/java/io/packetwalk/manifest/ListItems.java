package io.packetwalk.manifest;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.manifest.yaml.Written;
import io.packetwalk.manifest.yaml.Written.Fields;
import io.packetwalk.manifest.yaml.Written.Items;
import io.packetwalk.manifest.yaml.Written.Scalar;

/**
 * The objects of a document: itself, the items of a {@code List} or {@code ServiceList},
 * the entries of a JSON array.
 */
final class ListItems {

	private final List<Item> items = new ArrayList<>();

	private ListItems() {
	}

	static List<Item> of(Written root) {
		ListItems found = new ListItems();
		found.add(root, null, null);
		return found.items;
	}

	private void add(Written node, @Nullable String apiVersion, @Nullable String kind) {
		switch (node) {
			case Scalar scalar when scalar.value() == null -> {
			}
			case Scalar scalar -> this.items.add(new Item(scalar, null, null));
			case Items list -> {
				list.items().forEach((item) -> add(item, apiVersion, kind));
			}
			case Fields fields -> addFields(fields, apiVersion, kind);
		}
	}

	/** The items of a typed list may leave out what the list says. */
	private void addFields(Fields fields, @Nullable String apiVersion, @Nullable String kind) {
		String own = fields.text("kind");
		Written items = fields.get("items");
		boolean list = own != null && own.endsWith("List") && fields.get("spec") == null
				&& (items == null || items instanceof Items || items instanceof Scalar);
		if (!list) {
			this.items.add(new Item(fields, apiVersion, kind));
		}
		else if (items instanceof Items entries) {
			String itemKind = own.equals("List") ? null : own.substring(0, own.length() - "List".length());
			entries.items()
				.forEach((item) -> add(item, (itemKind != null) ? fields.text("apiVersion") : null, itemKind));
		}
	}

	/**
	 * Something that ought to be an object.
	 *
	 * @param apiVersion what the list says its items are, null when it says nothing
	 * @param kind what the list says its items are, null when it says nothing
	 */
	record Item(Written node, @Nullable String apiVersion, @Nullable String kind) {
	}

}
