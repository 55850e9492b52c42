package io.packetwalk.export;

import java.util.List;

/**
 * A frame taken apart for reading: which of its bytes are which header field. Every byte
 * belongs to exactly one field, in order.
 *
 * @param fields the fields
 */
public record Dissection(List<Field> fields) {

	public Dissection {
		fields = List.copyOf(fields);
	}

	/** Takes a frame apart, beginning at its Ethernet header or else at its IP header. */
	public static Dissection of(byte[] frame, boolean ethernet) {
		return new Dissection(new Dissector(frame).all(ethernet));
	}

	/**
	 * A header field, or a payload.
	 *
	 * @param layer {@code Ethernet}, {@code IPv4}, {@code UDP}, {@code VXLAN},
	 * {@code DNS} …
	 * @param depth how many tunnels are around it
	 * @param name what Wireshark calls it
	 * @param value its value, in words where there are any
	 * @param from its first byte
	 * @param to the byte after its last
	 */
	public record Field(String layer, int depth, String name, String value, int from, int to) {

		boolean is(String aLayer, String aName) {
			return this.layer.equals(aLayer) && this.name.equals(aName);
		}

	}

	/** The value of the innermost field of this name; empty where there is none. */
	String innermost(String layer, String name) {
		return this.fields.stream()
			.filter((field) -> field.is(layer, name))
			.map(Field::value)
			.reduce("", (one, last) -> last);
	}

	boolean has(String layer) {
		return this.fields.stream().anyMatch((field) -> field.layer().equals(layer));
	}

}
