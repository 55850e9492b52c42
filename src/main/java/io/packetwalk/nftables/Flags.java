package io.packetwalk.nftables;

import io.packetwalk.nftables.Statement.Compare;
import io.packetwalk.nftables.Statement.Operand;
import io.packetwalk.nftables.Statement.Relation;

/** Conditions on some bits of a set of flags, in the form nft lists them in. */
final class Flags {

	private Flags() {
	}

	static Compare simplify(Expression.Bits left, Relation relation, Operand right) {
		if (left.operator() == '&' && left.operand() instanceof Datum.Number(long mask)
				&& right instanceof Operand.Value(Span.One(Datum.Number(long flags)))) {
			if (flags == 0 && (relation == Relation.NOT || relation == Relation.EQUAL)) {
				Relation any = (relation == Relation.NOT) ? Relation.IS : Relation.NONE;
				return new Compare(left.of(), any, new Operand.Value(new Span.One(left.operand())));
			}
			if (left.types().getFirst() == Datatype.TCP_FLAG) {
				return new Compare(left.of(), (relation == Relation.EQUAL) ? Relation.IS : relation,
						new Operand.Masked(flags, mask));
			}
		}
		return new Compare(left, (relation == Relation.IS) ? Relation.EQUAL : relation, right);
	}

}
