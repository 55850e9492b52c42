package io.packetwalk.nftables;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.packetwalk.nftables.Lexer.Kind;
import io.packetwalk.nftables.Lexer.Token;
import io.packetwalk.nftables.Statement.Nat;

/** Reads {@code dnat}, {@code snat}, {@code masquerade} and {@code redirect}. */
final class NatReader {

	private static final List<String> FLAGS = List.of("random", "fully-random", "persistent");

	private static final Pattern ADDRESS = Pattern.compile("\\[?[0-9a-fA-F]*[.:\\]].*");

	private final Lexer lexer;

	private final ExpressionReader expressions;

	private final Family family;

	NatReader(Lexer lexer, ExpressionReader expressions, Family family) {
		this.lexer = lexer;
		this.expressions = expressions;
		this.family = family;
	}

	Nat read() {
		Nat.Kind kind = Nat.Kind.valueOf(this.lexer.word().toUpperCase(Locale.ROOT));
		String written = (this.lexer.peek().is("ip") || this.lexer.peek().is("ip6")) ? this.lexer.word() : "";
		boolean pairs = this.lexer.skip("addr");
		if (pairs) {
			this.lexer.expect(".");
			this.lexer.expect("port");
		}
		Nat bare = new Nat(kind, written, null, null, List.of());
		return this.lexer.skip("to") ? to(bare) : new Nat(kind, written, null, null, flags());
	}

	private List<String> flags() {
		List<String> flags = new ArrayList<>();
		while (FLAGS.contains(this.lexer.peek().text())) {
			flags.add(this.lexer.word());
			this.lexer.skip(",");
		}
		return FLAGS.stream().filter(flags::contains).toList();
	}

	private Nat to(Nat bare) {
		Token start = this.lexer.peek();
		boolean ports = start.text().startsWith(":") || bare.kind() == Nat.Kind.REDIRECT
				|| bare.kind() == Nat.Kind.MASQUERADE;
		if (ports) {
			return finish(bare, null, this.lexer.word());
		}
		if (start.kind() == Kind.WORD && !start.text().equals("numgen") && Selector.of(start.text()) == null
				&& ADDRESS.matcher(start.text()).matches()) {
			return constant(bare, this.lexer.word());
		}
		return mapped(bare);
	}

	private Nat constant(Nat bare, String word) {
		String address = word;
		String port = "";
		int colon = word.lastIndexOf(':');
		if (word.startsWith("[")) {
			int end = word.indexOf(']');
			address = word.substring(1, Math.max(1, end));
			port = (colon > end) ? word.substring(colon) : "";
		}
		else if (colon >= 0 && word.indexOf('.') >= 0 && word.indexOf("::") < 0) {
			address = word.substring(0, colon);
			port = word.substring(colon);
		}
		Datatype type = (address.indexOf(':') >= 0) ? Datatype.IPV6_ADDR : Datatype.IPV4_ADDR;
		String host = address;
		Span span = Span.read(type, host).orElseThrow(() -> new UnknownWordsException(host));
		return finish(named(bare, type), new Expression.Constant(type, span), port);
	}

	/** Only where both families meet is the family written. */
	private Nat named(Nat bare, Datatype type) {
		String family = (this.family != Family.INET) ? "" : (type == Datatype.IPV4_ADDR) ? "ip" : "ip6";
		return new Nat(bare.kind(), family, null, null, List.of());
	}

	private Nat mapped(Nat bare) {
		boolean v6 = bare.family().equals("ip6") || this.family == Family.IP6;
		Datatype type = v6 ? Datatype.IPV6_ADDR : Datatype.IPV4_ADDR;
		Token start = this.lexer.peek();
		try {
			return finish(named(bare, type), this.expressions.value(List.of(type)), "");
		}
		catch (UnknownWordsException | IllegalArgumentException notJustAddresses) {
			this.lexer.rewind(start);
			Expression pairs = this.expressions.value(List.of(type, Datatype.INET_SERVICE));
			return finish(new Nat(bare.kind(), v6 ? "ip6" : "ip", null, null, List.of()), pairs, "");
		}
	}

	private Nat finish(Nat bare, @Nullable Expression address, String port) {
		String after = this.lexer.peek().text();
		String written = (port.isEmpty() && after.startsWith(":")) ? this.lexer.word() : port;
		String digits = written.startsWith(":") ? written.substring(1) : written;
		@Nullable Span ports = digits.isEmpty() ? null
				: Span.read(Datatype.INET_SERVICE, digits).orElseThrow(() -> new UnknownWordsException(written));
		return new Nat(bare.kind(), bare.family(), address, ports, flags());
	}

}
