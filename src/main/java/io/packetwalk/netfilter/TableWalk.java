package io.packetwalk.netfilter;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.netfilter.Conditions.Check;
import io.packetwalk.netfilter.Conditions.Place;

/** One packet on its way through one table. */
final class TableWalk {

	private static final Step GO_ON = new Step(false, null);

	private final Ruleset ruleset;

	private final Table table;

	private final Surroundings around;

	private final TrialLog.Writer log = new TrialLog.Writer();

	private Packet packet;

	private int connmark;

	private boolean untracked;

	TableWalk(Ruleset ruleset, Table table, Packet packet, Surroundings around) {
		this.ruleset = ruleset;
		this.table = table;
		this.packet = packet;
		this.around = around;
		this.connmark = before();
	}

	private int before() {
		return (this.around.connection() != null) ? this.around.connection().mark() : 0;
	}

	/**
	 * Where a target leads.
	 *
	 * @param leaves whether the chain is left
	 * @param verdict how the table ended, null when it has not
	 */
	private record Step(boolean leaves, @Nullable Verdict verdict) {
	}

	Traversal from(Hook hook) {
		Optional<Chain> base = this.table.chain(hook.name());
		@Nullable Verdict decided = base.isPresent() ? through(base.get(), 0) : null;
		boolean drop = base.isPresent() && "DROP".equals(base.get().policy());
		Verdict policy = drop ? new Verdict.Drop() : new Verdict.Accept();
		return new Traversal(this.log.close(), (decided != null) ? decided : policy, this.packet,
				(this.connmark == before()) ? null : this.connmark, this.untracked);
	}

	/** Walks a chain; null when the packet falls off its end or returns. */
	private @Nullable Verdict through(Chain chain, int depth) {
		if (depth > this.table.chains().size()) {
			throw new IllegalArgumentException("chains of table " + this.table.name() + " jump in a circle");
		}
		int next = 0;
		for (int index : this.ruleset.index(this.table, chain).candidates(this.packet)) {
			loseUntil(index, chain, next);
			next = index + 1;
			Place place = new Place(this.ruleset, this.table.name(), chain, index);
			Step step = matches(place) ? follow(place.rule().target(), depth) : GO_ON;
			if (step.leaves()) {
				return step.verdict();
			}
		}
		loseUntil(chain.rules().size(), chain, next);
		return null;
	}

	private void loseUntil(int end, Chain chain, int from) {
		this.log.losers(conditions(new Place(this.ruleset, this.table.name(), chain, from)), end);
	}

	private Conditions conditions(Place place) {
		return new Conditions(place, this.packet, this.around, this.connmark);
	}

	private boolean matches(Place place) {
		Check check = conditions(place).check();
		@Nullable Target target = check.holds() ? place.rule().target() : null;
		String why = check.says() + ((target == null) ? "" : remark(target));
		String verdict = (target == null) ? "" : verdict(target);
		this.log.add(new Trial(place.table(), place.chain().name(), place.index(), place.rule(), check.holds(), verdict,
				why));
		return check.holds();
	}

	private Chain chain(String name) {
		return this.table.chain(name)
			.orElseThrow(() -> new IllegalArgumentException("table " + this.table.name() + " has no chain " + name));
	}

	private Step follow(@Nullable Target target, int depth) {
		return switch (target) {
			case null -> GO_ON;
			case Target.Jump jump -> {
				Verdict inside = through(chain(jump.chain()), depth + 1);
				yield new Step(inside != null, inside);
			}
			case Target.Goto tail -> new Step(true, through(chain(tail.chain()), depth + 1));
			case Target.Return back -> new Step(true, null);
			case Target.Accept accept -> decide(new Verdict.Accept());
			case Target.Drop drop -> decide(new Verdict.Drop());
			case Target.Reject reject -> decide(new Verdict.Reject(reject.with()));
			case Target.Dnat dnat -> decide(dnat(dnat.address(), dnat.port()));
			case Target.Snat snat -> decide(new Verdict.Snat(snat.address()));
			case Target.NatRange range -> decide(nat(range));
			case Target.Redirect redirect -> decide(redirect(redirect.port()));
			case Target.Masquerade masquerade -> decide(new Verdict.Masquerade(masquerade.randomFully()));
			case Target.SetMark mark -> goOn(mark.apply(this.packet.mark()), this.connmark);
			case Target.SetConnmark mark -> goOn(this.packet.mark(), (this.connmark & ~mark.mask()) ^ mark.value());
			case Target.SaveMark save ->
				goOn(this.packet.mark(), (this.connmark & ~save.ctmask()) ^ (this.packet.mark() & save.nfmask()));
			case Target.RestoreMark restore ->
				goOn((this.packet.mark() & ~restore.nfmask()) ^ (this.connmark & restore.ctmask()), this.connmark);
			case Target.Notrack notrack -> {
				this.untracked = true;
				yield GO_ON;
			}
			case Target.GoesOn noted -> GO_ON;
			case Target.Opaque opaque -> GO_ON;
		};
	}

	private Step goOn(int mark, int connection) {
		this.packet = this.packet.withMark(mark);
		this.connmark = connection;
		return GO_ON;
	}

	private Verdict dnat(IpAddress address, int port) {
		return new Verdict.Dnat(address, (port == 0) ? this.packet.dport() : port);
	}

	private Verdict nat(Target.NatRange range) {
		@Nullable IpAddress address = range.address();
		return switch (range.name()) {
			case "DNAT" -> dnat((address != null) ? address : this.packet.dst(), range.port());
			case "SNAT" -> new Verdict.Snat((address != null) ? address : this.packet.src());
			default -> new Verdict.Masquerade(range.options().contains("--random-fully"));
		};
	}

	/** The node's own packets are redirected to loopback. */
	private Verdict redirect(int port) {
		int to = (port == 0) ? this.packet.dport() : port;
		boolean v4 = this.packet.dst().isV4();
		return (this.around.in() == null) ? dnat(IpAddress.of(v4 ? "127.0.0.1" : "::1"), to) : new Verdict.Redirect(to);
	}

	private static Step decide(Verdict verdict) {
		return new Step(true, verdict);
	}

	private String remark(Target target) {
		return switch (target) {
			case Target.SetMark mark -> becomes("mark", this.packet.mark(), mark.apply(this.packet.mark()));
			case Target.SetConnmark mark ->
				becomes("connmark", this.connmark, (this.connmark & ~mark.mask()) ^ mark.value());
			case Target.SaveMark save -> becomes("connmark", this.connmark,
					(this.connmark & ~save.ctmask()) ^ (this.packet.mark() & save.nfmask()));
			case Target.RestoreMark restore -> becomes("mark", this.packet.mark(),
					(this.packet.mark() & ~restore.nfmask()) ^ (this.connmark & restore.ctmask()));
			case Target.NatRange range -> "; the first of its range is taken here";
			case Target.Notrack notrack -> "; not tracked";
			case Target.GoesOn noted -> "; " + noted.name() + " lets the packet go on";
			case Target.Opaque opaque -> "; " + opaque.name() + " is not modelled, the packet goes on";
			default -> "";
		};
	}

	private static String becomes(String what, int before, int after) {
		return "; " + what + " " + TargetText.hex(before) + " becomes " + TargetText.hex(after);
	}

	private static String verdict(Target target) {
		return switch (target) {
			case Target.Jump jump -> jump.chain();
			case Target.Goto tail -> tail.chain();
			case Target.Accept accept -> "ACCEPT";
			case Target.Drop drop -> "DROP";
			case Target.Return back -> "RETURN";
			case Target.Reject reject -> "REJECT";
			case Target.Dnat dnat -> "DNAT";
			case Target.Snat snat -> "SNAT";
			case Target.NatRange range -> range.name();
			case Target.Redirect redirect -> "REDIRECT";
			case Target.Masquerade masquerade -> "MASQUERADE";
			default -> "";
		};
	}

}
