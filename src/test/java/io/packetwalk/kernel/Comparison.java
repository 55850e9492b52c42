package io.packetwalk.kernel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.packetwalk.trace.Direction;

/** What differs between the kernel's account of a connection and ours. */
final class Comparison {

	private final Account kernel;

	private final Account ours;

	private final List<String> differences = new ArrayList<>();

	private Comparison(Account kernel, Account ours) {
		this.kernel = kernel;
		this.ours = ours;
	}

	/** The differences in words; empty when there is none. */
	static List<String> differences(Account kernel, Account ours) {
		Comparison comparison = new Comparison(kernel, ours);
		comparison.outcome();
		comparison.server();
		comparison.rules();
		return comparison.differences;
	}

	private void outcome() {
		if (this.ours.outcome() != Outcome.UNKNOWN && this.ours.outcome() != this.kernel.outcome()) {
			this.differences.add("the kernel's client says " + this.kernel.words() + ", our walk " + this.ours.words());
		}
	}

	private void server() {
		if (this.kernel.outcome() != Outcome.CONNECTED || this.ours.outcome() == Outcome.UNKNOWN
				|| this.kernel.words().contains(" - ")) {
			return;
		}
		same("the connection is taken by", this.kernel.endpoint(), this.ours.endpoint());
		same("the server sees as its peer", this.kernel.peer(), this.ours.peer());
	}

	private void same(String what, Object real, Object walked) {
		if (!Objects.equals(real, walked)) {
			this.differences.add(what + " " + real + " in the kernel, " + walked + " in our walk");
		}
	}

	private void rules() {
		Set<Account.Crossed> crossed = new LinkedHashSet<>(this.kernel.rules().keySet());
		crossed.addAll(this.ours.rules().keySet());
		for (Account.Crossed where : crossed) {
			boolean back = where.direction() == Direction.REVERSE;
			if (!(back && this.ours.outcome() == Outcome.UNKNOWN)) {
				rules(where);
			}
		}
	}

	private void rules(Account.Crossed where) {
		List<Tried> real = this.kernel.rules().getOrDefault(where, List.of());
		List<Tried> walked = this.ours.rules().getOrDefault(where, List.of());
		for (int i = 0; i < Math.max(real.size(), walked.size()); i++) {
			String one = (i < real.size()) ? real.get(i).toString() : "nothing more";
			String other = (i < walked.size()) ? walked.get(i).toString() : "nothing more";
			if (!one.equals(other)) {
				this.differences
					.add("on " + where + ", rule " + (i + 1) + "\n      kernel: " + one + "\n      walk:   " + other);
				return;
			}
		}
	}

}
