package io.packetwalk.netfilter;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Cidr;
import io.packetwalk.netfilter.Match.AddressTest;
import io.packetwalk.netfilter.Match.PortTest;

/** Conditions as {@code iptables-save} prints them. */
final class MatchText {

	private static final Pattern BARE_WORD = Pattern.compile("[-_0-9A-Za-z]+");

	private static final Pattern ESCAPED = Pattern.compile("[\"'\\\\]");

	private MatchText() {
	}

	static String of(Match match) {
		return switch (match) {
			case Match.Source source -> not(source.negated()) + "-s " + source.range();
			case Match.Destination destination -> not(destination.negated()) + "-d " + destination.range();
			case Match.InInterface in -> not(in.negated()) + "-i " + in.device();
			case Match.OutInterface out -> not(out.negated()) + "-o " + out.device();
			case Match.ProtocolName name -> not(name.negated()) + "-p " + name.protocol();
			case Match.Ports ports -> "-m " + ports.protocol().lower() + port("--sport", ports.source())
					+ port("--dport", ports.destination());
			case Match.TcpSegment tcp -> "-m tcp" + port("--sport", tcp.source()) + port("--dport", tcp.destination())
					+ " " + not(tcp.negated()) + "--tcp-flags " + flags(tcp.examined()) + " " + flags(tcp.set());
			case Match.IcmpType icmp -> (icmp.v6() ? "-m icmp6 " + not(icmp.negated()) + "--icmpv6-type "
					: "-m icmp " + not(icmp.negated()) + "--icmp-type ") + IcmpNames.text(icmp);
			case Match.MultiPort multi -> multiPort(multi);
			case Match.Comment comment -> "-m comment --comment " + quoted(comment.words());
			case Match.Ctstate state -> "-m conntrack " + not(state.negated()) + "--ctstate " + flags(state.flags());
			case Match.State state -> "-m state " + not(state.negated()) + "--state " + flags(state.flags());
			case Match.Mark mark -> "-m mark " + mark(mark.value(), mark.mask(), mark.negated());
			case Match.ConnMark mark -> "-m connmark " + mark(mark.value(), mark.mask(), mark.negated());
			case Match.InSet in -> "-m set " + not(in.negated()) + "--match-set " + in.set() + " "
					+ in.source().stream().map((source) -> source ? "src" : "dst").collect(Collectors.joining(","));
			case Match.Ipvs ipvs -> ipvs(ipvs);
			case Match.Limit limit -> "-m limit --limit " + limit.rate()
					+ ((limit.burst() == LimitRate.BURST) ? "" : " --limit-burst " + limit.burst());
			case Match.IpRange range ->
				"-m iprange" + addresses("--src-range", range.source()) + addresses("--dst-range", range.destination());
			case Match.PktType type -> "-m pkttype " + not(type.negated()) + "--pkt-type " + type.type();
			case Match.MacSource mac -> "-m mac " + not(mac.negated()) + "--mac-source " + mac.address();
			case Match.AddrType type ->
				"-m addrtype" + local("--src-type", type.source()) + local("--dst-type", type.destination());
			case Match.Statistic statistic ->
				String.format(Locale.ROOT, "-m statistic --mode random %s--probability %.11f", not(statistic.negated()),
						statistic.probability());
			case Match.Recent recent -> recent(recent);
			// iptables-save really prints two blanks here.
			case Match.Nfacct nfacct -> "-m nfacct --nfacct-name  " + nfacct.counter();
			case Match.PhysdevIsIn physdev -> "-m physdev " + not(physdev.negated()) + "--physdev-is-in";
			case Match.Opaque opaque -> opaque.words();
		};
	}

	private static String not(boolean negated) {
		return negated ? "! " : "";
	}

	private static String port(String option, @Nullable PortTest test) {
		return (test == null) ? "" : " " + not(test.negated()) + option + " " + test.range();
	}

	private static String multiPort(Match.MultiPort multi) {
		return "-m multiport " + not(multi.negated()) + multi.option() + " "
				+ multi.ranges().stream().map(Object::toString).collect(Collectors.joining(","));
	}

	private static String mark(int value, int mask, boolean negated) {
		return not(negated) + "--mark " + TargetText.hex(value) + ((mask == -1) ? "" : "/" + TargetText.hex(mask));
	}

	private static String flags(Set<? extends Enum<?>> flags) {
		return flags.isEmpty() ? "NONE" : flags.stream().map(Enum::name).collect(Collectors.joining(","));
	}

	private static String ipvs(Match.Ipvs ipvs) {
		Cidr range = ipvs.address();
		String address = (range == null) ? "" : " --vaddr " + (range.isHost() ? range.address() : range);
		return "-m ipvs" + ((ipvs.protocol() == 0) ? "" : " --vproto " + ipvs.protocol()) + address
				+ ((ipvs.port() == 0) ? "" : " --vport " + ipvs.port());
	}

	private static String addresses(String option, @Nullable AddressTest test) {
		return (test == null) ? "" : " " + not(test.negated()) + option + " " + test.text();
	}

	private static String local(String option, @Nullable Boolean wanted) {
		return (wanted == null) ? "" : " " + not(!wanted) + option + " LOCAL";
	}

	private static String recent(Match.Recent recent) {
		return "-m recent " + not(recent.negated()) + recent.option()
				+ ((recent.seconds() > 0) ? " --seconds " + recent.seconds() : "") + (recent.reap() ? " --reap" : "")
				+ " --name " + recent.list() + " --mask " + recent.mask()
				+ (recent.source() ? " --rsource" : " --rdest");
	}

	/** As xtables_save_string: plain words bare, everything else quoted and escaped. */
	static String quoted(String words) {
		return BARE_WORD.matcher(words).matches() ? words : '"' + ESCAPED.matcher(words).replaceAll("\\\\$0") + '"';
	}

}
