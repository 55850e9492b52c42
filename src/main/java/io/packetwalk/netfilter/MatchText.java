package io.packetwalk.netfilter;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

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
			case Match.MultiPort multi -> multiPort(multi);
			case Match.Comment comment -> "-m comment --comment " + quoted(comment.words());
			case Match.Ctstate state -> "-m conntrack " + not(state.negated()) + "--ctstate "
					+ state.flags().stream().map(Enum::name).collect(Collectors.joining(","));
			case Match.Mark mark -> mark(mark);
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

	private static String mark(Match.Mark mark) {
		return "-m mark " + not(mark.negated()) + "--mark " + TargetText.hex(mark.value())
				+ ((mark.mask() == -1) ? "" : "/" + TargetText.hex(mark.mask()));
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
