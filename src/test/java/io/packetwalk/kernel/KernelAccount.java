package io.packetwalk.kernel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Protocol;
import io.packetwalk.trace.Direction;

/**
 * Sorts what the kernel traced on every node during one connection into its first packet
 * and the first one back.
 */
final class KernelAccount {

	private static final int HEADERS = 28;

	private static final Pattern DNAT = Pattern.compile("(?:--to-destination|dnat to) (\\S+)");

	private final Dial dial;

	private final Map<String, List<Pass>> passes;

	private boolean answered;

	private final Set<Integer> dialled = new HashSet<>();

	private KernelAccount(Dial dial, Map<String, List<Pass>> passes) {
		this.dial = dial;
		this.passes = passes;
		for (List<Pass> node : passes.values()) {
			for (Pass pass : node) {
				Header first = pass.first();
				this.answered |= first.has("syn") && first.has("ack");
				if (first.opens()) {
					this.dialled.addAll(pass.ports());
				}
			}
		}
	}

	/**
	 * Reads one connection.
	 * @param answer what the client's agent said
	 * @param passes the packets traced, by node, in order
	 */
	static Account of(Dial dial, String answer, Map<String, List<Pass>> passes) {
		KernelAccount account = new KernelAccount(dial, passes);
		Map<Account.Crossed, List<Tried>> rules = account.rules();
		String[] words = answer.split(" +");
		boolean connected = words[0].equals("connected");
		return new Account(account.outcome(answer), answer.strip(),
				connected ? words[3] + ":" + words[4] : pinned(rules), connected ? words[5] : null, rules);
	}

	/**
	 * A datagram that is rejected on its way out fails with EPERM at once, before the
	 * ICMP error that was made of it is read. Java's ping hears of no errors at all:
	 * there the ICMP error on its way back tells.
	 */
	private Outcome outcome(String answer) {
		boolean deaf = answer.contains("Operation not permitted") || this.dial.protocol() == Protocol.ICMP;
		boolean back = this.passes.values()
			.stream()
			.anyMatch((all) -> all.stream().anyMatch((pass) -> direction(pass.first()) == Direction.REVERSE));
		Outcome heard = Outcome.of(answer);
		return (heard == Outcome.SILENT && deaf && back) ? Outcome.REFUSED : heard;
	}

	/** Where the last DNAT sent it, when nobody there could say so himself. */
	private static @Nullable String pinned(Map<Account.Crossed, List<Tried>> rules) {
		return rules.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().direction() == Direction.FORWARD)
			.flatMap((entry) -> entry.getValue().stream())
			.map((tried) -> DNAT.matcher(tried.rule()))
			.filter(Matcher::find)
			.map((found) -> found.group(1))
			.reduce((first, last) -> last)
			.orElse(null);
	}

	private Map<Account.Crossed, List<Tried>> rules() {
		Map<Account.Crossed, List<Tried>> rules = new LinkedHashMap<>();
		this.passes.forEach((node, all) -> {
			int first = firstSyn(all);
			for (int i = 0; i < all.size(); i++) {
				Direction direction = direction(all, i);
				boolean again = all.get(i).first().opens() && all.get(i).first().id() != first;
				if (direction != null && !again && !all.get(i).rules().isEmpty()) {
					rules.computeIfAbsent(new Account.Crossed(node, direction), (key) -> new ArrayList<>())
						.addAll(all.get(i).rules());
				}
			}
		});
		return rules;
	}

	/** A machine under load may have had time to send its SYN again. */
	private static int firstSyn(List<Pass> all) {
		return all.stream().map(Pass::first).filter(Header::opens).mapToInt(Header::id).findFirst().orElse(0);
	}

	/**
	 * Which way a packet goes; null for later packets of the connection and for
	 * strangers. An outer datagram goes where the packet inside goes: the one that was
	 * traced before it when it leaves, after it when it arrives.
	 */
	private @Nullable Direction direction(List<Pass> all, int index) {
		Pass pass = all.get(index);
		if (!pass.first().tunnel()) {
			return direction(pass.first());
		}
		int inner = index + (pass.sent() ? -1 : 1);
		boolean there = inner >= 0 && inner < all.size() && !all.get(inner).first().tunnel();
		return there ? direction(all.get(inner).first()) : null;
	}

	private @Nullable Direction direction(Header header) {
		return switch (this.dial.protocol()) {
			case TCP -> header.icmp() ? Direction.REVERSE : tcp(header);
			case UDP -> udp(header);
			case ICMP -> ping(header);
			default -> null;
		};
	}

	private @Nullable Direction tcp(Header header) {
		if (header.has("syn")) {
			boolean back = header.has("ack");
			boolean mine = !back || this.dialled.contains(header.sport()) || this.dialled.isEmpty();
			return back ? (mine ? Direction.REVERSE : null) : Direction.FORWARD;
		}
		return (header.has("rst") && !this.answered) ? Direction.REVERSE : null;
	}

	/** Questions and answers have lengths of their own. */
	private static @Nullable Direction udp(Header header) {
		if (header.icmp()) {
			return Direction.REVERSE;
		}
		return switch (header.length() - HEADERS) {
			case Agent.QUESTION -> Direction.FORWARD;
			case Agent.ANSWER -> Direction.REVERSE;
			default -> null;
		};
	}

	private Direction ping(Header header) {
		return header.dst().equals(this.dial.address().toString()) ? Direction.FORWARD : Direction.REVERSE;
	}

	static boolean connects(Protocol protocol) {
		return List.of(Protocol.TCP, Protocol.UDP, Protocol.ICMP).contains(protocol);
	}

}
