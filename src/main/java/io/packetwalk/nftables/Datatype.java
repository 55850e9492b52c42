package io.packetwalk.nftables;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.MacAddress;

/**
 * What kind of value a selector or a set holds, by the name {@code nft describe} has for
 * it, and how such values are written.
 */
enum Datatype {

	IPV4_ADDR("ipv4_addr", 4, Symbols.NONE), IPV6_ADDR("ipv6_addr", 16, Symbols.NONE),
	ETHER_ADDR("ether_addr", 6, Symbols.NONE), INET_PROTO("inet_proto", 1, Symbols.PROTOCOLS),
	INET_SERVICE("inet_service", 2, Symbols.SERVICES), MARK("mark", 4, Symbols.NONE),
	IFNAME("ifname", 16, Symbols.NONE), IFACE_INDEX("iface_index", 4, Symbols.NONE),
	CT_STATE("ct_state", 4, Symbols.CT_STATES), CT_STATUS("ct_status", 4, Symbols.CT_STATUSES),
	CT_DIR("ct_dir", 1, Symbols.CT_DIRECTIONS), NF_PROTO("nf_proto", 1, Symbols.NF_PROTOCOLS),
	ETHER_TYPE("ether_type", 2, Symbols.ETHER_TYPES), ICMP_TYPE("icmp_type", 1, Symbols.ICMP_TYPES),
	ICMPV6_TYPE("icmpv6_type", 1, Symbols.ICMPV6_TYPES), PKT_TYPE("pkt_type", 1, Symbols.PACKET_TYPES),
	FIB_ADDRTYPE("fib_addrtype", 4, Symbols.ADDRESS_TYPES), TCP_FLAG("tcp_flag", 1, Symbols.TCP_FLAGS),
	INTEGER("integer", 4, Symbols.NONE);

	private final String keyword;

	private final int size;

	private final Symbols symbols;

	Datatype(String keyword, int size, Symbols symbols) {
		this.keyword = keyword;
		this.size = size;
		this.symbols = symbols;
	}

	static Optional<Datatype> of(String keyword) {
		for (Datatype type : values()) {
			if (type.keyword.equals(keyword) && type != INTEGER) {
				return Optional.of(type);
			}
		}
		return Optional.empty();
	}

	String keyword() {
		return this.keyword;
	}

	boolean address() {
		return this == IPV4_ADDR || this == IPV6_ADDR;
	}

	/** Whether values are sets of flags, and a rule asks for any of them. */
	boolean flags() {
		return this == CT_STATE || this == CT_STATUS || this == TCP_FLAG;
	}

	/** Whether values are names of devices. */
	boolean named() {
		return this == IFNAME || this == IFACE_INDEX;
	}

	/**
	 * How many elements of a named set stand in one line of a listing, 1 for one each.
	 */
	int perLine() {
		return switch (this) {
			case NF_PROTO, INTEGER, INET_PROTO, INET_SERVICE, TCP_FLAG, MARK, IFACE_INDEX, CT_DIR -> 5;
			case IPV4_ADDR, CT_STATE, CT_STATUS, PKT_TYPE -> 2;
			default -> 1;
		};
	}

	/** Reads one value. */
	Optional<Datum> read(String word) {
		return switch (this) {
			case IPV4_ADDR -> address(word, AddressFamily.IPV4);
			case IPV6_ADDR -> address(word, AddressFamily.IPV6);
			case IFNAME, IFACE_INDEX -> Optional.of(new Datum.Name(word));
			case ETHER_ADDR -> word.matches("([0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}") ? number(MacAddress.of(word).value())
					: Optional.empty();
			default -> {
				Long symbol = this.symbols.number(word);
				yield (symbol != null) ? number(symbol) : number(word);
			}
		};
	}

	private static Optional<Datum> address(String word, AddressFamily family) {
		return IpAddress.parse(word).filter((ip) -> ip.family() == family).map(Datum.Address::new);
	}

	private static Optional<Datum> number(long value) {
		return Optional.of(new Datum.Number(value));
	}

	private Optional<Datum> number(String word) {
		boolean hex = word.startsWith("0x");
		String digits = hex ? word.substring(2) : word;
		boolean fits = !digits.isEmpty() && digits.length() <= (hex ? 8 : 10)
				&& digits.chars().allMatch((c) -> c < 128 && Character.digit(c, hex ? 16 : 10) >= 0);
		long value = fits ? Long.parseLong(digits, hex ? 16 : 10) : -1;
		return (fits && value >>> Math.min(8 * this.size, 32) == 0) ? number(value) : Optional.empty();
	}

	/** A value as {@code nft list} prints it. */
	String text(Datum datum) {
		return switch (datum) {
			case Datum.Address address -> address.ip().toString();
			case Datum.Name name -> "\"" + name.text() + "\"";
			case Datum.Number number -> text(number.value());
		};
	}

	private String text(long value) {
		@Nullable String symbol = (this == INET_SERVICE) ? null : this.symbols.name(value);
		if (symbol != null) {
			return symbol;
		}
		return switch (this) {
			case ETHER_ADDR -> new MacAddress(value).toString();
			case MARK -> String.format("0x%08x", value);
			case ETHER_TYPE -> String.format("0x%04x", value);
			case CT_STATE, CT_STATUS, TCP_FLAG -> flags(value, ",");
			default -> Long.toString(value);
		};
	}

	/** Several flags with something between them, the lowest first. */
	String flags(long value, String between) {
		String names = this.symbols.byNumber()
			.entrySet()
			.stream()
			.filter((symbol) -> (symbol.getKey() & value) != 0)
			.map((symbol) -> symbol.getValue())
			.collect(Collectors.joining(between));
		return names.isEmpty() ? String.format("0x%x", value) : names;
	}

	/**
	 * A value as the machine holds it: addresses, ports and protocols as on the wire,
	 * what only the kernel knows with its lowest byte first.
	 */
	byte[] bytes(Datum datum) {
		return switch (datum) {
			case Datum.Name name -> ByteBuffer.allocate(this.size)
				.put(name.text().getBytes(StandardCharsets.UTF_8), 0,
						Math.min(this.size, name.text().getBytes(StandardCharsets.UTF_8).length))
				.array();
			case Datum.Address address when this == IPV6_ADDR ->
				ByteBuffer.allocate(16).putLong(address.ip().high()).putLong(address.ip().low()).array();
			case Datum.Address address -> bytes(address.ip().low());
			case Datum.Number number -> bytes(number.value());
		};
	}

	private byte[] bytes(long value) {
		boolean hosts = this == MARK || this == CT_STATE || this == CT_STATUS || this == FIB_ADDRTYPE;
		byte[] bytes = new byte[this.size];
		if (hosts) {
			ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt((int) value);
			return bytes;
		}
		for (int i = 0; i < this.size; i++) {
			bytes[i] = (byte) (value >>> (8 * (this.size - 1 - i)));
		}
		return bytes;
	}

}
