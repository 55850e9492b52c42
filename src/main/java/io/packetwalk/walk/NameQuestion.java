package io.packetwalk.walk;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.packetwalk.net.AddressFamily;

/**
 * A name somebody wants looked up.
 *
 * @param name the name as typed
 * @param type the record type; empty for addresses of both families
 * @param searches whether the search list is used
 */
public record NameQuestion(String name, String type, boolean searches) {

	/** The record types asked for. */
	List<String> types() {
		return this.type.isEmpty() ? List.of("A", "AAAA") : List.of(this.type);
	}

	/** Whether {@code getaddrinfo} asks for it. */
	boolean isAddress() {
		return this.type.isEmpty() || this.type.equals("A") || this.type.equals("AAAA");
	}

	Set<AddressFamily> families() {
		return switch (this.type) {
			case "A" -> EnumSet.of(AddressFamily.IPV4);
			case "AAAA" -> EnumSet.of(AddressFamily.IPV6);
			default -> EnumSet.allOf(AddressFamily.class);
		};
	}

}
