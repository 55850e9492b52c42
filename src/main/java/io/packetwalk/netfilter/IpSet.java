package io.packetwalk.netfilter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;

/**
 * An <a href="https://ipset.netfilter.org/ipset.man.html">ipset</a>: what
 * {@code -m set --match-set} looks addresses and ports up in.
 */
public final class IpSet {

	private final String name;

	private final Type type;

	private final String options;

	private final List<String> entries;

	/** Element to whether it is an exception ({@code nomatch}): looked up only. */
	private final Map<String, Boolean> members = new HashMap<>();

	/**
	 * A set.
	 * @param name its name, at most 31 characters
	 * @param type its type
	 * @param options what {@code ipset save} prints after the type, e.g.
	 * {@code family inet hashsize 1024 maxelem 65536}
	 * @param entries its entries as {@code ipset save} prints them
	 */
	public IpSet(String name, Type type, String options, List<String> entries) {
		this.name = name;
		this.type = type;
		this.options = options;
		this.entries = List.copyOf(entries);
		for (String entry : entries) {
			String[] words = entry.split(" ");
			this.members.put(words[0], List.of(words).contains("nomatch"));
		}
	}

	/** A set with the options ipset gives it when none are asked for. */
	public static IpSet of(String name, Type type, AddressFamily family, List<String> entries) {
		String inet = (family == AddressFamily.IPV4) ? "inet" : "inet6";
		return new IpSet(name, type,
				type.bitmap() ? "range 0-65535" : "family " + inet + " hashsize 1024 maxelem 65536", entries);
	}

	/**
	 * A set's type, e.g. {@code hash:ip,port,net}.
	 *
	 * @param method {@code hash}, {@code bitmap} or {@code list}
	 * @param parts what an entry is made of: {@code ip}, {@code port}, {@code net} …
	 */
	public record Type(String method, List<String> parts) {

		public Type {
			parts = List.copyOf(parts);
		}

		/** Reads {@code hash:ip,port}. */
		public static Type of(String text) {
			int colon = text.indexOf(':');
			if (colon < 0) {
				throw new IllegalArgumentException("a set's type reads METHOD:PARTS: " + text);
			}
			return new Type(text.substring(0, colon), List.of(text.substring(colon + 1).split(",")));
		}

		boolean bitmap() {
			return this.method.equals("bitmap");
		}

		@Override
		public String toString() {
			return this.method + ":" + String.join(",", this.parts);
		}

	}

	public String name() {
		return this.name;
	}

	public Type type() {
		return this.type;
	}

	/** The entries, in the order they were added; the kernel's own order is a hash's. */
	public List<String> entries() {
		return this.entries;
	}

	/** As {@code ipset save} prints it, and {@code ipset restore} loads it. */
	public String print() {
		StringBuilder text = new StringBuilder(
				"create " + this.name + " " + this.type + (this.options.isEmpty() ? "" : " " + this.options) + "\n");
		this.entries.forEach((entry) -> text.append("add ").append(this.name).append(' ').append(entry).append('\n'));
		return text.toString();
	}

	/**
	 * What a packet is looked up with.
	 * @param source for each part, whether the packet's source is meant, else its
	 * destination
	 * @return empty for a type that is not modelled, or a packet that has no such part
	 */
	Optional<List<String>> candidates(Packet packet, List<Boolean> source) {
		if (source.size() < this.type.parts().size()) {
			return Optional.empty();
		}
		List<String> texts = List.of("");
		for (int i = 0; i < this.type.parts().size(); i++) {
			List<String> parts = part(this.type.parts().get(i), packet, source.get(i));
			List<String> longer = new ArrayList<>();
			for (String text : texts) {
				parts.forEach((part) -> longer.add(text.isEmpty() ? part : text + "," + part));
			}
			texts = longer;
		}
		return texts.isEmpty() ? Optional.empty() : Optional.of(texts);
	}

	/** Whether the first of these that is an entry is no exception. */
	boolean contains(List<String> candidates) {
		return candidates.stream()
			.map(this.members::get)
			.filter(Objects::nonNull)
			.findFirst()
			.map((exception) -> !exception)
			.orElse(false);
	}

	private List<String> part(String part, Packet packet, boolean source) {
		IpAddress address = source ? packet.src() : packet.dst();
		return switch (part) {
			case "ip" -> List.of(address.toString());
			case "port" -> packet.protocol().hasPorts() ? List.of(port(packet, source)) : List.of();
			case "net" -> ranges(address);
			default -> List.of();
		};
	}

	private String port(Packet packet, boolean source) {
		int port = source ? packet.sport() : packet.dport();
		return this.type.bitmap() ? Integer.toString(port) : packet.protocol().lower() + ":" + port;
	}

	/** The ranges an address is in, the smallest first; a host has no prefix length. */
	private static List<String> ranges(IpAddress address) {
		List<String> ranges = new ArrayList<>(List.of(address.toString()));
		for (int prefix = address.family().bits() - 1; prefix > 0; prefix--) {
			ranges.add(new Cidr(address, prefix).network().toString());
		}
		return ranges;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof IpSet that && print().equals(that.print());
	}

	@Override
	public int hashCode() {
		return print().hashCode();
	}

	@Override
	public String toString() {
		return print();
	}

}
