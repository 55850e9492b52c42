package io.packetwalk.netfilter;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

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

	TableWalk(Ruleset ruleset, Table table, Packet packet, Surroundings around) {
		this.ruleset = ruleset;
		this.table = table;
		this.packet = packet;
		this.around = around;
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
		return new Traversal(this.log.close(), (decided != null) ? decided : policy, this.packet);
	}

	/** Walks a chain; null when the packet falls off its end or returns. */
	private @Nullable Verdict through(Chain chain, int depth) {
		if (depth > this.table.chains().size()) {
			throw new IllegalArgumentException("chains of table " + this.table.name() + " jump in a circle");
		}
		int next = 0;
		for (int index : this.ruleset.index(this.table, chain).candidates(this.packet.dst())) {
			loseUntil(index, chain, next);
			next = index + 1;
			Place place = new Place(this.table.name(), chain, index);
			Step step = matches(place) ? follow(place.rule().target(), depth) : GO_ON;
			if (step.leaves()) {
				return step.verdict();
			}
		}
		loseUntil(chain.rules().size(), chain, next);
		return null;
	}

	private void loseUntil(int end, Chain chain, int from) {
		this.log.losers(new Place(this.table.name(), chain, from), end, this.packet, this.around);
	}

	private boolean matches(Place place) {
		Check check = new Conditions(place, this.packet, this.around).check();
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
			case Target.Dnat dnat ->
				decide(new Verdict.Dnat(dnat.address(), (dnat.port() == 0) ? this.packet.dport() : dnat.port()));
			case Target.Snat snat -> decide(new Verdict.Snat(snat.address()));
			case Target.Masquerade masquerade -> decide(new Verdict.Masquerade(masquerade.randomFully()));
			case Target.SetMark mark -> {
				this.packet = this.packet.withMark(mark.apply(this.packet.mark()));
				yield GO_ON;
			}
			case Target.Opaque opaque -> GO_ON;
		};
	}

	private static Step decide(Verdict verdict) {
		return new Step(true, verdict);
	}

	private String remark(Target target) {
		return switch (target) {
			case Target.SetMark mark -> "; mark " + TargetText.hex(this.packet.mark()) + " becomes "
					+ TargetText.hex(mark.apply(this.packet.mark()));
			case Target.Opaque opaque -> "; " + opaque.name() + " is not modelled, the packet goes on";
			default -> "";
		};
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
			case Target.Masquerade masquerade -> "MASQUERADE";
			case Target.SetMark mark -> "";
			case Target.Opaque opaque -> "";
		};
	}

}
