package io.packetwalk.clusterdns.plugin;

import java.util.List;

import io.packetwalk.clusterdns.corefile.CorefileException;
import io.packetwalk.clusterdns.corefile.Directive;
import io.packetwalk.clusterdns.server.Handler;
import io.packetwalk.clusterdns.server.Plugin;
import io.packetwalk.clusterdns.server.Query;
import io.packetwalk.clusterdns.server.Response;
import io.packetwalk.clusterdns.server.Surroundings;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.Reply;

/**
 * <a href="https://coredns.io/plugins/dns64/">dns64</a>: gives IPv6 clients IPv6
 * addresses of names that have IPv4 ones only.
 */
final class Dns64 implements Plugin {

	private static final long TTL_WITHOUT_SOA = 600;

	private final Surroundings surroundings;

	private Cidr prefix = Cidr.of("64:ff9b::/96");

	private boolean translatesAll;

	private boolean servesIpv4;

	private Dns64(Surroundings surroundings) {
		this.surroundings = surroundings;
	}

	static Dns64 of(Directive directive, Surroundings surroundings) throws CorefileException {
		Dns64 dns64 = new Dns64(surroundings);
		if (directive.args().size() > 1) {
			throw directive.wrongArguments();
		}
		if (!directive.args().isEmpty()) {
			dns64.prefix = prefix(directive, directive.args().getFirst());
		}
		for (Directive property : directive.block()) {
			switch (property.name()) {
				case "prefix" -> dns64.prefix = prefix(property, property.atLeast(1).getFirst());
				case "translate_all" -> dns64.translatesAll = true;
				case "allow_ipv4" -> dns64.servesIpv4 = true;
				default -> throw directive.unknownProperty(property);
			}
		}
		return dns64;
	}

	private static Cidr prefix(Directive directive, String written) throws CorefileException {
		Cidr prefix = written.contains("/") ? Cidr.parse(written).orElse(null) : null;
		if (prefix == null) {
			throw directive.error("invalid CIDR address: " + written);
		}
		if (prefix.address().isV4() || prefix.prefix() % 8 != 0 || prefix.prefix() < 32 || prefix.prefix() > 96) {
			throw directive.error("invalid prefix length \"%s\"".formatted(written));
		}
		return prefix.network().address().equals(prefix.address()) ? prefix : Cidr.of(prefix.network().toString());
	}

	@Override
	public Response serve(Query query, Handler next) {
		Response response = next.serve(query);
		boolean asked = query.type().equals("AAAA") && (this.servesIpv4 || !query.client().isV4());
		boolean has = response.answers().stream().anyMatch((record) -> record.type().equals("AAAA"));
		boolean absent = response.rcode().equals("NXDOMAIN") || !response.written();
		if (!asked || absent || (has && !this.translatesAll)) {
			return response;
		}
		Response ipv4 = this.surroundings.server().serve(query.withType("A").internal(query.name()));
		long ttl = response.authority()
			.stream()
			.filter((record) -> record.type().equals("SOA"))
			.mapToLong(Reply.Record::ttl)
			.reduce(TTL_WITHOUT_SOA, (first, last) -> last);
		List<Reply.Record> answers = ipv4.answers().stream().map((record) -> translated(record, ttl)).toList();
		return new Response("NOERROR", answers, ipv4.authority(), ipv4.additional(), false,
				"dns64: IPv6 addresses below %s made of IPv4 ones; %s".formatted(this.prefix, ipv4.why()), "");
	}

	private Reply.Record translated(Reply.Record record, long ttl) {
		return record.type().equals("A") ? new Reply.Record(record.name(), "AAAA", Math.min(ttl, record.ttl()),
				embedded(IpAddress.of(record.data())).toString()) : record;
	}

	/** <a href="https://www.rfc-editor.org/rfc/rfc6052#section-2.2">RFC 6052, 2.2</a>. */
	private IpAddress embedded(IpAddress ipv4) {
		long high = this.prefix.address().high();
		long low = this.prefix.address().low();
		int at = this.prefix.prefix() / 8;
		for (int i = 0; i < 4; i++) {
			at += (at == 8) ? 1 : 0;
			long octet = (ipv4.low() >>> (24 - 8 * i)) & 0xff;
			high |= (at < 8) ? octet << (56 - 8 * at) : 0;
			low |= (at >= 8) ? octet << (120 - 8 * at) : 0;
			at++;
		}
		return new IpAddress(AddressFamily.IPV6, high, low);
	}

}
