package io.packetwalk.web.api;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.packetwalk.lab.WhatIfs;
import io.packetwalk.walk.InvalidRequestException;

/** How many connections of one trace's request spread over what stands behind it. */
@RestController
@Tag(name = "what if")
class DistributionController {

	private final WhatIfs whatIfs;

	DistributionController(WhatIfs whatIfs) {
		this.whatIfs = whatIfs;
	}

	@GetMapping("/api/v1/traces/{id}/distribution")
	@Operation(summary = "Where so many connections of a trace's request go, walked one after the other")
	Spread spread(@PathVariable String id, @RequestParam(defaultValue = "1000") int connections) {
		if (connections < 2 || connections > 1000) {
			throw new InvalidRequestException("connections", "\"connections\" is " + connections + ".",
					"It is a number from 2 to 1000.");
		}
		return Spread.of(connections, this.whatIfs.spread(id, connections));
	}

	/** Where they went, most first, and the same in words. */
	record Spread(int connections, String sentence, List<Share> shares) {

		static Spread of(int connections, Map<String, Integer> counts) {
			List<Share> shares = counts.entrySet()
				.stream()
				.sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
					.thenComparing(Map.Entry.comparingByKey()))
				.map((entry) -> new Share(entry.getKey(), entry.getValue(), 100.0 * entry.getValue() / connections))
				.toList();
			return new Spread(connections, sentence(connections, shares), shares);
		}

		private static String sentence(int connections, List<Share> shares) {
			if (shares.isEmpty()) {
				return "This request opens no connection.";
			}
			String all = String.format(Locale.ROOT, "Of %,d connections ", connections);
			return (shares.size() == 1) ? all + "all went to " + shares.getFirst().to() + "."
					: all + "the most went to " + shares.getFirst().to() + ", " + shares.getFirst().count()
							+ ", the fewest to " + shares.getLast().to() + ", " + shares.getLast().count() + ".";
		}

	}

	record Share(String to, int count, double percent) {
	}

}
