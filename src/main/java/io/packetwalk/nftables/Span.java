package io.packetwalk.nftables;

import java.util.Optional;

import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/** The values that one field of a rule or of a set's element stands for. */
sealed interface Span {

	/** Just this one. */
	record One(Datum datum) implements Span {
	}

	/** All from one to another, both included. */
	record Range(Datum low, Datum high) implements Span {
	}

	/** The addresses of a block. */
	record Block(Cidr range) implements Span {
	}

	/** The devices whose names begin so: {@code "eth*"}. */
	record Beginning(String name) implements Span {
	}

	/** Everything: {@code *}, which is asked last. */
	record Any() implements Span {
	}

	default boolean holds(Datum datum) {
		return switch (this) {
			case One one -> one.datum().equals(datum);
			case Range range -> range.low().compareTo(datum) <= 0 && datum.compareTo(range.high()) <= 0;
			case Block block -> datum instanceof Datum.Address address && block.range().contains(address.ip());
			case Beginning beginning -> datum instanceof Datum.Name name && name.text().startsWith(beginning.name());
			case Any any -> true;
		};
	}

	/** The first of the values; of everything, the empty name. */
	default Datum low() {
		return switch (this) {
			case One one -> one.datum();
			case Range range -> range.low();
			case Block block -> new Datum.Address(block.range().network().address());
			case Beginning beginning -> new Datum.Name(beginning.name());
			case Any any -> new Datum.Name("");
		};
	}

	/** The last of the values. */
	default Datum high() {
		return switch (this) {
			case Range range -> range.high();
			case Block block -> new Datum.Address(last(block.range()));
			case One one -> low();
			case Beginning beginning -> low();
			case Any any -> low();
		};
	}

	/** From a first to a last value, as nft writes it in a set. */
	static Span between(Datum low, Datum high) {
		if (low.equals(high)) {
			return new One(low);
		}
		return block(low, high).<Span>map(Block::new).orElseGet(() -> new Range(low, high));
	}

	private static Optional<Cidr> block(Datum low, Datum high) {
		if (low instanceof Datum.Address first && high instanceof Datum.Address last) {
			for (int prefix = 0; prefix < first.ip().family().bits(); prefix++) {
				Cidr block = new Cidr(first.ip(), prefix);
				if (block.network().address().equals(first.ip()) && last(block).equals(last.ip())) {
					return Optional.of(block);
				}
			}
		}
		return Optional.empty();
	}

	private static IpAddress last(Cidr block) {
		IpAddress first = block.network().address();
		int hostBits = first.family().bits() - block.prefix();
		long low = (hostBits >= 64) ? -1L : first.low() | ((1L << hostBits) - 1);
		long high = (hostBits <= 64) ? first.high()
				: first.high() | ((hostBits == 128) ? -1L : (1L << (hostBits - 64)) - 1);
		return new IpAddress(first.family(), high, low);
	}

	/** Reads a value, a range, a block or a beginning. */
	static Optional<Span> read(Datatype type, String word) {
		if (word.equals("*")) {
			return Optional.of(new Any());
		}
		if (type == Datatype.IFNAME && word.endsWith("*")) {
			return Optional.of(new Beginning(word.substring(0, word.length() - 1)));
		}
		if (type.address() && word.indexOf('/') > 0) {
			return Cidr.parse(word)
				.filter((range) -> (range.address().isV4() ? Datatype.IPV4_ADDR : Datatype.IPV6_ADDR) == type)
				.map((range) -> range.isHost() ? new One(new Datum.Address(range.address()))
						: new Block(range.network()));
		}
		return type.read(word).<Span>map(One::new).or(() -> range(type, word));
	}

	private static Optional<Span> range(Datatype type, String word) {
		int dash = word.indexOf('-');
		return (dash < 0) ? Optional.empty() : type.read(word.substring(0, dash))
			.flatMap((low) -> type.read(word.substring(dash + 1)).map((high) -> new Range(low, high)));
	}

	/** As {@code nft list} prints it. */
	default String text(Datatype type) {
		return switch (this) {
			case One one -> type.text(one.datum());
			case Range range -> type.text(range.low()) + "-" + type.text(range.high());
			case Block block -> block.range().toString();
			case Beginning beginning -> "\"" + beginning.name() + "*\"";
			case Any any -> "*";
		};
	}

}
