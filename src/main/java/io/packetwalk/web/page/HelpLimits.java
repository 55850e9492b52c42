package io.packetwalk.web.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.packetwalk.manifest.Understanding;
import io.packetwalk.manifest.Understanding.Entry;

/** What is modelled and what is not, kind by kind, as much of it as somebody asks for. */
final class HelpLimits {

	private HelpLimits() {
	}

	/**
	 * A kind.
	 *
	 * @param kind its name
	 * @param how how far it is followed
	 * @param note what exactly
	 * @param fields the fields about which there is something to say
	 */
	record Kind(String kind, How how, String note, List<Field> fields) {
	}

	/** A field, how far it is followed, and what exactly. */
	record Field(String field, How how, String note) {
	}

	/** How far something is followed: a key, a sign and a word. */
	record How(String key, String sign, String word) {

		static How of(Understanding understanding) {
			String key = understanding.name().toLowerCase(Locale.ROOT).replace('_', '-');
			return switch (understanding) {
				case MODELLED -> new How(key, "●", "modelled");
				case PARTLY -> new How(key, "◐", "partly");
				case NOT_MODELLED -> new How(key, "○", "not modelled");
				case NO_BEARING -> new How(key, "–", "no bearing");
			};
		}

	}

	static List<How> hows() {
		return Arrays.stream(Understanding.values()).map(How::of).toList();
	}

	/** The kinds and fields with all these words, followed so far; empty: any. */
	static List<Kind> find(String text, String how) {
		List<String> words = Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+"))
			.filter((word) -> !word.isEmpty())
			.toList();
		Map<String, List<Entry>> byKind = new LinkedHashMap<>();
		Understanding.table().forEach((row) -> byKind.computeIfAbsent(row.kind(), (key) -> new ArrayList<>()).add(row));
		return byKind.values()
			.stream()
			.map((rows) -> kind(rows, words, how))
			.filter((kind) -> !kind.fields().isEmpty()
					|| (how.isEmpty() || kind.how().key().equals(how)) && fits(kind.kind() + " " + kind.note(), words))
			.toList();
	}

	private static Kind kind(List<Entry> rows, List<String> words, String how) {
		Entry whole = rows.getFirst();
		boolean own = whole.field().isEmpty();
		List<Field> fields = rows.stream()
			.filter((row) -> !row.field().isEmpty())
			.filter((row) -> fits(row.kind() + " " + row.field() + " " + row.note(), words))
			.map((row) -> new Field(row.field(), How.of(row.understanding()), row.note()))
			.filter((field) -> how.isEmpty() || field.how().key().equals(how))
			.toList();
		return new Kind(whole.kind(), How.of(own ? whole.understanding() : Understanding.MODELLED),
				own ? whole.note() : "", fields);
	}

	private static boolean fits(String text, List<String> words) {
		String small = text.toLowerCase(Locale.ROOT);
		return words.stream().allMatch(small::contains);
	}

}
