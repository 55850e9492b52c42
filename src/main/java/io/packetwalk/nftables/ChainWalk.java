package io.packetwalk.nftables;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Packet;
import io.packetwalk.netfilter.ConntrackEntry;
import io.packetwalk.netfilter.Surroundings;
import io.packetwalk.netfilter.Traversal;
import io.packetwalk.netfilter.Trial;
import io.packetwalk.netfilter.Verdict;

/** One packet on its way through a base chain and the chains it leads to. */
final class ChainWalk {

	private static final Leave GO_ON = new Leave(false, null);

	private final NftTable table;

	private final Surroundings around;

	private final boolean locallyMade;

	private final List<Trial> trials = new ArrayList<>();

	private Packet packet;

	private @Nullable Integer connmark;

	private boolean untracked;

	ChainWalk(NftTable table, Packet packet, Surroundings around, boolean locallyMade) {
		this.table = table;
		this.packet = packet;
		this.around = around;
		this.locallyMade = locallyMade;
		this.connmark = before();
	}

	private @Nullable Integer before() {
		ConntrackEntry connection = this.around.connection();
		return (connection == null) ? null : connection.mark();
	}

	/**
	 * Where a rule leads.
	 *
	 * @param leaves whether the chain is left
	 * @param verdict how the base chain ended, null when it has not
	 */
	private record Leave(boolean leaves, @Nullable Verdict verdict) {
	}

	Traversal from(NftChain base, boolean drop) {
		@Nullable Verdict decided = through(base, 0);
		Verdict policy = drop ? new Verdict.Drop() : new Verdict.Accept();
		@Nullable Integer changed = Objects.equals(this.connmark, before()) ? null : this.connmark;
		return new Traversal(this.trials, (decided != null) ? decided : policy, this.packet, changed, this.untracked);
	}

	/** Walks a chain; null when the packet falls off its end or returns. */
	private @Nullable Verdict through(NftChain chain, int depth) {
		if (depth > this.table.chains().size()) {
			throw new IllegalArgumentException("chains of table " + this.table.title() + " jump in a circle");
		}
		for (int index = 0; index < chain.rules().size(); index++) {
			Leave leave = follow(attempt(chain, index), depth);
			if (leave.leaves()) {
				return leave.verdict();
			}
		}
		return null;
	}

	private RuleRun.Step attempt(NftChain chain, int index) {
		NftRule rule = chain.rules().get(index);
		Trying trying = new Trying(this.table, chain.name(), index, this.packet, this.around, this.connmark);
		RuleRun run = new RuleRun(rule, trying, this.locallyMade);
		RuleRun.Step step = run.run();
		this.packet = run.packet();
		this.connmark = run.connmark();
		this.untracked |= run.untracked();
		this.trials.add(new Trial(this.table.title(), chain.name(), index, rule, step.holds(), step.shown(),
				run.why(step.holds())));
		return step;
	}

	private Leave follow(RuleRun.Step step, int depth) {
		if (step.end() != null) {
			return new Leave(true, step.end());
		}
		if (step.next() == null) {
			return GO_ON;
		}
		NftVerdict next = step.next();
		return switch (next.kind()) {
			case JUMP -> {
				@Nullable Verdict inside = through(chain(next.chain()), depth + 1);
				yield new Leave(inside != null, inside);
			}
			case GOTO -> new Leave(true, through(chain(next.chain()), depth + 1));
			case RETURN -> new Leave(true, null);
			case CONTINUE -> GO_ON;
			case ACCEPT, DROP -> throw new IllegalStateException("accept and drop end the base chain");
		};
	}

	private NftChain chain(String name) {
		NftChain chain = this.table.chains().get(name);
		if (chain == null) {
			throw new IllegalArgumentException("table " + this.table.title() + " has no chain " + name);
		}
		return chain;
	}

}
