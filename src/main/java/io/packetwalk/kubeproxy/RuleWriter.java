package io.packetwalk.kubeproxy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;
import io.packetwalk.netfilter.Match;
import io.packetwalk.netfilter.Match.CtFlag;
import io.packetwalk.netfilter.Match.PortTest;
import io.packetwalk.netfilter.Rule;
import io.packetwalk.netfilter.Target;

/** One rule while it is being written, in the words of iptables. */
final class RuleWriter {

	private final List<Match> matches = new ArrayList<>();

	private RuleWriter() {
	}

	static RuleWriter rule() {
		return new RuleWriter();
	}

	/** {@code -s RANGE}; the range of every address is no condition. */
	RuleWriter source(Cidr range) {
		return (range.prefix() == 0) ? this : with(new Match.Source(range, false));
	}

	/** {@code ! -s RANGE}. */
	RuleWriter notSource(Cidr range) {
		return with(new Match.Source(range, true));
	}

	/** Traffic of pods, or all that is not. */
	RuleWriter from(LocalDetector pods, boolean local) {
		return switch (pods) {
			case LocalDetector.SourceRange(Cidr range) -> local ? source(range) : notSource(range);
			case LocalDetector.InBridge(String name) -> with(new Match.InInterface(name, !local));
			case LocalDetector.InLinksNamed(String prefix) -> with(new Match.InInterface(prefix + "+", !local));
			case LocalDetector.None none -> this;
		};
	}

	/** {@code -d RANGE}. */
	RuleWriter destination(Cidr range) {
		return with(new Match.Destination(range, false));
	}

	/** {@code -d ADDRESS}. */
	RuleWriter destination(IpAddress address) {
		return destination(Cidr.host(address));
	}

	/** {@code ! -d RANGE}. */
	RuleWriter notDestination(Cidr range) {
		return with(new Match.Destination(range, true));
	}

	/** {@code -p PROTOCOL}. */
	RuleWriter protocol(Protocol protocol) {
		return with(new Match.ProtocolName(protocol.lower(), false));
	}

	/** {@code -m comment --comment "…"}. */
	RuleWriter comment(String words) {
		return with(new Match.Comment(words));
	}

	/** {@code -m PROTOCOL}, without a condition. */
	RuleWriter module(Protocol protocol) {
		return with(new Match.Ports(protocol, null, null));
	}

	/** {@code -m PROTOCOL --dport PORT}. */
	RuleWriter dport(Protocol protocol, int port) {
		return with(new Match.Ports(protocol, null, PortTest.of(port)));
	}

	/** {@code -m conntrack --ctstate FLAGS}. */
	RuleWriter ctstate(CtFlag first, CtFlag... others) {
		return with(new Match.Ctstate(EnumSet.of(first, others), false));
	}

	/** {@code -m conntrack ! --ctstate FLAGS}. */
	RuleWriter notCtstate(CtFlag first, CtFlag... others) {
		return with(new Match.Ctstate(EnumSet.of(first, others), true));
	}

	/** {@code -m addrtype --src-type LOCAL}. */
	RuleWriter sourceLocal() {
		return with(new Match.AddrType(true, null));
	}

	/** {@code -m addrtype --dst-type LOCAL}. */
	RuleWriter destinationLocal() {
		return with(new Match.AddrType(null, true));
	}

	/** {@code -m nfacct --nfacct-name COUNTER}. */
	RuleWriter nfacct(String counter) {
		return with(new Match.Nfacct(counter));
	}

	RuleWriter with(Match match) {
		this.matches.add(match);
		return this;
	}

	/** {@code -j CHAIN}. */
	Rule jump(String chain) {
		return then(new Target.Jump(chain));
	}

	Rule then(@Nullable Target target) {
		return new Rule(this.matches, target);
	}

}
