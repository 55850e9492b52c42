package io.packetwalk.nftables;

import java.util.List;

import io.packetwalk.netfilter.RecentLists;

/**
 * What packets have noted in dynamic sets: it is kept beside {@code xt_recent}'s lists
 * for the length of one request.
 */
final class Noted {

	private Noted() {
	}

	static boolean holds(Trying trying, String set, List<Datum> key) {
		return trying.around().recent().holds(list(trying, set), key);
	}

	/** Does what the statement says; says in words what that was. */
	static String update(Trying trying, Statement.Update update, List<Datum> key) {
		RecentLists lists = trying.around().recent();
		String shown = Trying.shown(update.key(), key);
		if (update.operation().equals("delete")) {
			lists.forget(list(trying, update.set()), key);
			return shown + " is removed from @" + update.set();
		}
		lists.remember(list(trying, update.set()), key);
		return shown + " is noted in @" + update.set();
	}

	private static String list(Trying trying, String set) {
		return trying.table().title() + " " + set;
	}

}
