package io.packetwalk.diagnosis.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.diagnosis.names.NameFinding.Level;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.Libc;
import io.packetwalk.resolver.Lookup.Exchange;
import io.packetwalk.resolver.ResolvConf;

/** Names whose end depends on the C library of the image. */
final class MuslTraps {

	Optional<NameFinding> of(UsedName used, PodNames pod) {
		if (plain(used, pod)) {
			return Optional.empty();
		}
		Asked glibc = pod.ask(Libc.GLIBC, used.name());
		Asked musl = pod.ask(Libc.MUSL, used.name());
		boolean answered = (glibc.found() || glibc.denied()) && (musl.found() || !glibc.denied());
		if (glibc.found() != musl.found() && answered) {
			return Optional.of(different(used, pod, glibc, musl));
		}
		return (glibc.found() && musl.found()) ? truncated(used, glibc, musl).or(() -> flapping(used, pod))
				: flapping(used, pod);
	}

	/** Whether nothing happened that the two treat differently: most names. */
	private static boolean plain(UsedName used, PodNames pod) {
		Asked own = pod.ask(used.libc(), used.name());
		ResolvConf conf = pod.conf();
		boolean asIs = used.absolute() || own.answeringName().equalsIgnoreCase(used.bare() + ".");
		return conf.nameservers().size() == 1 && !conf.searches().contains(".") && (asIs || used.dots() < conf.ndots())
				&& own.lookup().exchanges().stream().allMatch((exchange) -> {
					boolean answer = exchange.question().name().equals(own.answeringName())
							&& exchange.reply().rcode().equals("NOERROR") && !exchange.reply().truncated();
					return answer || exchange.reply().rcode().equals("NXDOMAIN");
				});
	}

	/** Alpine images are hit now, others when their base changes. */
	private static Level level(UsedName used) {
		return (used.libc() == Libc.MUSL) ? Level.WARNING : Level.INFO;
	}

	private static NameFinding different(UsedName used, PodNames pod, Asked glibc, Asked musl) {
		String here = (used.libc() == Libc.MUSL) ? "its image says Alpine, so musl's end is what it gets"
				: "its image does not say Alpine, so glibc's end is what it gets";
		return NameFinding.of(FindingCode.MUSL_TRAP, level(used), used,
				"which ends differently by C library: glibc %s, musl %s; %s. %s".formatted(end(glibc), end(musl), here,
						why(used, pod, musl)),
				"Write the full name with a dot at its end, or use an image with glibc.");
	}

	private static String end(Asked asked) {
		return asked.found()
				? "finds " + asked.answeringName().replaceFirst("\\.$", "") + " ("
						+ asked.lookup().addresses().getFirst() + ")"
				: "says " + asked.lookup().eai() + " after " + asked.tried();
	}

	private static String why(UsedName used, PodNames pod, Asked musl) {
		int ndots = pod.conf().ndots();
		if (pod.conf().searches().contains(".") && used.dots() < ndots) {
			return "musl before 1.2.4 makes a name with two dots at its end of \"search .\".";
		}
		if (used.dots() >= ndots) {
			return "A name with %d dot%s reaches ndots:%d, so musl asks it as it is and never searches."
				.formatted(used.dots(), (used.dots() == 1) ? "" : "s", ndots);
		}
		return switch (musl.lookup().outcome()) {
			case "NODATA" -> "musl stops at the first candidate that exists, even without an address.";
			case "SERVFAIL" -> "musl stops at the first candidate that a server fails for.";
			default -> "The two walk the search list by different rules.";
		};
	}

	/** musl before 1.2.4 never asks again over TCP. */
	private static Optional<NameFinding> truncated(UsedName used, Asked glibc, Asked musl) {
		@Nullable Exchange cut = musl.truncated();
		int all = glibc.lookup().addresses().size();
		int some = musl.lookup().addresses().size();
		if (cut == null || some >= all) {
			return Optional.empty();
		}
		return Optional.of(NameFinding.of(FindingCode.MUSL_TRAP, level(used), used,
				("whose answer is too long for one UDP packet: glibc asks again over TCP and gets all %d addresses, musl "
						+ "before 1.2.4 keeps the first %d.")
					.formatted(all, some),
				"Use an image with glibc or musl 1.2.4 (Alpine 3.18), or a Service with a ClusterIP."));
	}

	/** musl asks all servers at once and believes the first. */
	private static Optional<NameFinding> flapping(UsedName used, PodNames pod) {
		List<IpAddress> servers = pod.conf().nameservers();
		if (servers.size() < 2 || used.libc() != Libc.MUSL) {
			return Optional.empty();
		}
		List<String> finding = new ArrayList<>();
		List<String> denying = new ArrayList<>();
		for (IpAddress server : servers) {
			Asked alone = pod.ask(Libc.MUSL, pod.only(server), used.name());
			if (alone.found()) {
				finding.add(server.toString());
			}
			else if (alone.denied()) {
				denying.add(server.toString());
			}
		}
		if (finding.isEmpty() || denying.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(NameFinding.of(FindingCode.MUSL_TRAP, Level.WARNING, used,
				("which flaps: musl asks all nameservers at once and believes the first; %s finds it, %s says there is no "
						+ "such name. glibc asks %s first and stays with its answer.")
					.formatted(String.join(", ", finding), String.join(", ", denying), servers.getFirst()),
				"List only the cluster's DNS; CoreDNS forwards what it does not know."));
	}

}
