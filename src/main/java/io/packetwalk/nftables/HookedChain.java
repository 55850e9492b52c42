package io.packetwalk.nftables;

import java.util.List;

import io.packetwalk.net.Packet;
import io.packetwalk.netfilter.BaseChain;
import io.packetwalk.netfilter.Hook;
import io.packetwalk.netfilter.Surroundings;
import io.packetwalk.netfilter.Traversal;
import io.packetwalk.netfilter.Verdict;

/**
 * A base chain of nftables at its hook.
 *
 * @param inTable its table
 * @param chain the chain
 * @param base where it is hooked in
 * @param hook the same as a hook
 */
record HookedChain(NftTable inTable, NftChain chain, NftChain.Base base, Hook hook) implements BaseChain {

	@Override
	public String table() {
		return this.inTable.title();
	}

	@Override
	public String name() {
		return this.chain.name();
	}

	@Override
	public Kind kind() {
		return this.base.type().equals("nat") ? Kind.NAT : Kind.FILTER;
	}

	@Override
	public int priority() {
		return this.base.priority();
	}

	/** A packet of another family does not come by at all. */
	@Override
	public Traversal run(Packet packet, Surroundings surroundings) {
		if (!this.inTable.family().sees(packet.dst().family())) {
			return new Traversal(List.of(), new Verdict.Accept(), packet);
		}
		return new ChainWalk(this.inTable, packet, surroundings, this.hook == Hook.OUTPUT).from(this.chain,
				this.base.drop());
	}

}
