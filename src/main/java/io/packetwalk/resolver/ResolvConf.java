package io.packetwalk.resolver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.packetwalk.net.IpAddress;

/**
 * A <a href="https://man7.org/linux/man-pages/man5/resolv.conf.5.html">resolv.conf</a>.
 *
 * @param nameservers the servers, in order
 * @param searches the search list, in order
 * @param options the options as written, e.g. {@code ndots:5}
 */
public record ResolvConf(List<IpAddress> nameservers, List<String> searches, List<String> options) {

	/**
	 * How many dots make a name be asked as it is first; both libcs stop counting here.
	 */
	private static final int MAX_NDOTS = 15;

	public ResolvConf {
		nameservers = List.copyOf(nameservers);
		searches = List.copyOf(searches);
		options = List.copyOf(options);
	}

	/**
	 * Reads a file the way kubelet does: nameservers add up, of several {@code search} or
	 * {@code options} lines the last one counts, a search entry loses its final dot.
	 * Lines that mean nothing are passed over.
	 */
	public static ResolvConf parse(String text) {
		List<IpAddress> nameservers = new ArrayList<>();
		List<String> searches = List.of();
		List<String> options = List.of();
		for (String line : text.lines().toList()) {
			List<String> words = words(line);
			if (words.isEmpty()) {
				continue;
			}
			List<String> values = words.subList(1, words.size());
			switch (words.getFirst()) {
				case "nameserver" ->
					values.stream().limit(1).forEach((value) -> IpAddress.parse(value).ifPresent(nameservers::add));
				case "search", "domain" -> searches = values.stream().map(ResolvConf::withoutFinalDot).toList();
				case "options" -> options = values;
				default -> {
					// sortlist and what later versions add change nothing that is asked
				}
			}
		}
		return new ResolvConf(nameservers, searches, options);
	}

	private static List<String> words(String line) {
		String content = line.replaceFirst("^\\s*[#;].*", "").strip();
		return content.isEmpty() ? List.of() : List.of(content.split("\\s+"));
	}

	private static String withoutFinalDot(String search) {
		return (search.length() > 1 && search.endsWith(".")) ? search.substring(0, search.length() - 1) : search;
	}

	/** The text of the file, as kubelet and the container runtime write it. */
	public String print() {
		StringBuilder text = new StringBuilder();
		if (!this.searches.isEmpty()) {
			text.append("search ").append(String.join(" ", this.searches)).append('\n');
		}
		for (IpAddress nameserver : this.nameservers) {
			text.append("nameserver ").append(nameserver).append('\n');
		}
		if (!this.options.isEmpty()) {
			text.append("options ").append(String.join(" ", this.options)).append('\n');
		}
		return text.toString();
	}

	/** {@code ndots}, 1 unless set, at most 15. */
	public int ndots() {
		return number("ndots", 1, 0, MAX_NDOTS);
	}

	/** {@code timeout} in seconds, 5 unless set, as written. */
	public int timeoutSeconds() {
		return number("timeout", 5, 1, Integer.MAX_VALUE);
	}

	/** {@code attempts}, 2 unless set, as written. */
	public int attempts() {
		return number("attempts", 2, 1, Integer.MAX_VALUE);
	}

	/** Whether an option without a value, such as {@code rotate}, is set. */
	public boolean has(String option) {
		return this.options.contains(option);
	}

	private int number(String option, int otherwise, int least, int most) {
		return this.options.stream()
			.filter((candidate) -> candidate.startsWith(option + ":"))
			.map((candidate) -> parseNumber(candidate.substring(option.length() + 1)))
			.flatMap(Optional::stream)
			.reduce((first, last) -> last)
			.map((value) -> Math.clamp(value, least, most))
			.orElse(otherwise);
	}

	private static Optional<Integer> parseNumber(String text) {
		return text.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
	}

}
