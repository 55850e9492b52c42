package io.packetwalk.nftables;

import java.util.List;

/** What a rule finds where it looks. */
sealed interface Reading {

	/**
	 * Values, one for each field.
	 *
	 * @param remark how they came about, empty where that goes without saying
	 */
	record Values(List<Datum> values, String remark) implements Reading {

		public Values {
			values = List.copyOf(values);
		}

	}

	/**
	 * Nothing: the rule then does not match, whatever it asks for.
	 *
	 * @param why what is missing, in words
	 */
	record Absent(String why) implements Reading {
	}

}
