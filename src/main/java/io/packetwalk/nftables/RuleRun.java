package io.packetwalk.nftables;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;
import io.packetwalk.netfilter.Verdict;
import io.packetwalk.nftables.SetElement.Value;
import io.packetwalk.nftables.Statement.Nat;

/** One packet at one rule: its statements, one after the other. */
final class RuleRun {

	private static final Step GO_ON = new Step(true, null, null, "");

	private final NftRule rule;

	private final boolean locallyMade;

	private final List<String> says = new ArrayList<>();

	private final StringBuilder remarks = new StringBuilder();

	private Trying trying;

	private boolean untracked;

	RuleRun(NftRule rule, Trying trying, boolean locallyMade) {
		this.rule = rule;
		this.trying = trying;
		this.locallyMade = locallyMade;
	}

	/**
	 * What a statement comes to.
	 *
	 * @param holds whether the rule goes on
	 * @param next the chain to go to or other verdict, null for none
	 * @param end how the base chain ends, null when it does not
	 * @param shown the verdict as a trial names it
	 */
	record Step(boolean holds, @Nullable NftVerdict next, @Nullable Verdict end, String shown) {

		private boolean last() {
			return !this.holds || this.next != null || this.end != null;
		}

	}

	/** Does the statements until one fails or decides. */
	Step run() {
		for (Statement statement : this.rule.statements()) {
			Step step = step(statement);
			if (step.last()) {
				return step;
			}
		}
		return GO_ON;
	}

	/** What was found, in words: all of it, or only what failed. */
	String why(boolean matched) {
		String found = matched ? String.join(", ", this.says) : this.says.isEmpty() ? "" : this.says.getLast();
		return (found.isEmpty() ? "every packet" : found) + this.remarks;
	}

	Packet packet() {
		return this.trying.packet();
	}

	@Nullable Integer connmark() {
		return this.trying.connmark();
	}

	boolean untracked() {
		return this.untracked;
	}

	private Step step(Statement statement) {
		return switch (statement) {
			case Statement.Compare compare -> holds(Comparison.of(compare, this.trying));
			case Statement.Choose choose -> choose(choose);
			case Statement.Decide decide -> decide(decide.verdict());
			case Statement.SetMark mark -> mark(mark);
			case Nat nat -> nat(nat);
			case Statement.Reject reject -> reject(reject);
			case Statement.Update update -> update(update);
			case Statement.Limit limit -> holds(new Comparison(!limit.over(), "one packet is within the limit"));
			case Statement.Counter counter -> GO_ON;
			case Statement.Log log -> GO_ON;
			case Statement.Opaque opaque -> opaque(opaque);
		};
	}

	private Step holds(Comparison comparison) {
		this.says.add(comparison.says());
		return new Step(comparison.holds(), null, null, "");
	}

	private Step fails(String why) {
		return holds(new Comparison(false, why));
	}

	private Step decide(NftVerdict verdict) {
		@Nullable Verdict end = switch (verdict.kind()) {
			case ACCEPT -> new Verdict.Accept();
			case DROP -> new Verdict.Drop();
			default -> null;
		};
		return new Step(true, verdict, end, verdict.shown());
	}

	private Step choose(Statement.Choose choose) {
		@Nullable Elements elements = this.trying.table().elements(choose.lookup());
		if (elements == null) {
			return fails(choose.lookup().text() + " is not modelled");
		}
		Reading key = this.trying.read(choose.key(), (number) -> Trying.leads(elements, number));
		return switch (key) {
			case Reading.Absent absent -> fails(absent.why());
			case Reading.Values values -> choose(choose, elements, values);
		};
	}

	private Step choose(Statement.Choose choose, Elements elements, Reading.Values key) {
		String looked = key.remark().isEmpty()
				? "looked up " + Trying.shown(choose.key(), key.values()) + " in " + Trying.place(choose.lookup())
				: key.remark();
		@Nullable SetElement found = elements.find(key.values());
		if (found == null || !(found.value() instanceof Value.Decision(var verdict))) {
			return fails(looked + ": nothing");
		}
		String comment = (found.comment() == null) ? "" : " (" + found.comment() + ")";
		this.says.add(key.remark().isEmpty() ? looked + ": " + verdict.text() + comment : looked);
		return decide(verdict);
	}

	private Step mark(Statement.SetMark mark) {
		Reading reading = this.trying.read(mark.value());
		if (!(reading instanceof Reading.Values(var values, var remark))
				|| !(values.getFirst() instanceof Datum.Number(long value))) {
			return fails((reading instanceof Reading.Absent absent) ? absent.why() : "the mark is no number");
		}
		if (mark.connection()) {
			this.remarks.append("; the connection's mark becomes ").append(hex((int) value));
			this.trying = this.trying.with(this.trying.packet(), (int) value);
		}
		else {
			this.remarks.append("; mark ")
				.append(hex(this.trying.packet().mark()))
				.append(" becomes ")
				.append(hex((int) value));
			this.trying = this.trying.with(this.trying.packet().withMark((int) value), this.trying.connmark());
		}
		return GO_ON;
	}

	private static String hex(int value) {
		return "0x" + Integer.toHexString(value);
	}

	private Step nat(Nat nat) {
		List<Datum> to = List.of();
		if (nat.address() != null) {
			switch (this.trying.read(nat.address())) {
				case Reading.Absent absent -> {
					return fails(absent.why());
				}
				case Reading.Values values -> {
					to = values.values();
					if (!values.remark().isEmpty()) {
						this.says.add(values.remark());
					}
				}
			}
		}
		return translate(nat, to);
	}

	/**
	 * Of a range of addresses or ports the first is taken; the kernel hashes within it.
	 */
	private Step translate(Nat nat, List<Datum> to) {
		Packet packet = this.trying.packet();
		int port = (to.size() > 1) ? port(to.get(1)) : (nat.port() == null) ? 0 : port(nat.port().low());
		@Nullable IpAddress address = (!to.isEmpty() && to.getFirst() instanceof Datum.Address(var ip)) ? ip : null;
		if (address != null && address.family() != packet.dst().family()) {
			return fails(packet.dst().isV4() ? "the packet is IPv4" : "the packet is IPv6");
		}
		int kept = (port == 0) ? packet.dport() : port;
		Verdict end = switch (nat.kind()) {
			case DNAT -> new Verdict.Dnat((address != null) ? address : packet.dst(), kept);
			case SNAT -> new Verdict.Snat((address != null) ? address : packet.src());
			case MASQUERADE -> new Verdict.Masquerade(nat.flags().contains("fully-random"));
			case REDIRECT -> this.locallyMade ? new Verdict.Dnat(loopback(packet), kept) : new Verdict.Redirect(kept);
		};
		return new Step(true, null, end, nat.kind().name());
	}

	private static IpAddress loopback(Packet packet) {
		return IpAddress.of(packet.dst().isV4() ? "127.0.0.1" : "::1");
	}

	private static int port(Datum datum) {
		return (datum instanceof Datum.Number(long value)) ? (int) value : 0;
	}

	private Step reject(Statement.Reject reject) {
		Packet packet = this.trying.packet();
		if (!Rejections.fits(reject, packet.protocol() == Protocol.TCP, packet.dst().family())) {
			return fails("this answer is not for such packets");
		}
		return new Step(true, null, new Verdict.Reject(Rejections.of(reject, packet.dst().family())), "REJECT");
	}

	private Step update(Statement.Update update) {
		return switch (this.trying.read(update.key())) {
			case Reading.Absent absent -> fails(absent.why());
			case Reading.Values values -> {
				this.says.add(Noted.update(this.trying, update, values.values()));
				yield GO_ON;
			}
		};
	}

	private Step opaque(Statement.Opaque opaque) {
		if (opaque.condition()) {
			return fails("not modelled: " + opaque.words());
		}
		if (opaque.words().equals("notrack")) {
			this.untracked = true;
		}
		else {
			this.remarks.append("; ").append(opaque.words()).append(" is not modelled, the packet goes on");
		}
		return GO_ON;
	}

}
