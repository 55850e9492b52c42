package io.packetwalk.web.find;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/**
 * What somebody typed or pasted, taken apart: a word, an address, or a whole line that
 * {@code iptables-save}, {@code nft list ruleset} or {@code conntrack -L} printed.
 *
 * @param text all of it
 * @param chains the chain names in it
 * @param places the addresses in it, with a port where one stands beside
 * @param blocks the address ranges in it
 * @param devices the MAC addresses and device names in it
 * @param port the port, when it is nothing but a port
 * @param name the DNS name, when it could be one
 */
record Asked(String text, List<String> chains, List<Place> places, List<Cidr> blocks, List<String> devices,
		Optional<Integer> port, Optional<String> name) {

	/** Longer ones are cut: no line of a listing comes near. */
	private static final int LONGEST = 4000;

	private static final int MOST = 24;

	/** Whoever types a hash by hand types it small; {@code kube-system} is no chain. */
	private static final Pattern CHAIN = Pattern
		.compile("\\b(?:KUBE-[A-Z]+(?:-[A-Z0-9]+)*" + "|(?i:KUBE-(?:SVC|SVL|EXT|XLB|FW|SEP)-[A-Z2-7]{2,16})"
				+ "|(?:service|local|external|firewall|endpoint|affinity)-[A-Z2-7]{2,8}(?:-[\\w./-]*)?)(?![\\w-])");

	private static final Pattern V4 = Pattern
		.compile("(?<![\\w.])(\\d{1,3}(?:\\.\\d{1,3}){3})(?:/(\\d{1,2}))?(?::(\\d{1,5}))?(?![\\w.]*\\w)");

	private static final Pattern V6 = Pattern.compile(
			"(?<![\\w:.])\\[?([0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7})(?:/(\\d{1,3}))?(?:\\]:(\\d{1,5}))?(?![\\w:])");

	private static final Pattern DEVICE = Pattern
		.compile("\\b((?:[0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}|(?:veth|cali)[0-9a-f]{2,})\\b");

	/** One direction of a connection as {@code conntrack -L} prints it. */
	private static final Pattern TUPLE = Pattern
		.compile("src=([\\w.:]+) dst=([\\w.:]+)(?: sport=(\\d{1,5}) dport=(\\d{1,5}))?\\b");

	/** The port a rule asks for. */
	private static final Pattern DPORT = Pattern.compile("(?:--dport|\\bdport) (\\d{1,5})\\b");

	private static final Pattern PORT = Pattern
		.compile("(?:(?:node|host|target)?port[ :=]*|:)?(\\d{1,5})(?:/(?:tcp|udp|sctp))?", Pattern.CASE_INSENSITIVE);

	private static final Pattern NAME = Pattern.compile("(?:\\w{1,10}://)?([^/:]+)(?::\\d+)?(?:/\\S*+)?");

	/** Longer ones fit into no question to a name server. */
	private static final int LONGEST_NAME = 254;

	private static final Pattern LABEL = Pattern.compile("\\*|[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?",
			Pattern.CASE_INSENSITIVE);

	/** An address, and a port beside it, 0 for none. */
	record Place(String address, int port) {

		String text() {
			return (this.port == 0) ? this.address : this.address.contains(":") ? "[" + this.address + "]:" + this.port
					: this.address + ":" + this.port;
		}

	}

	static Asked of(String typed) {
		String text = typed.strip();
		text = (text.length() > LONGEST) ? text.substring(0, LONGEST) : text;
		Set<Place> places = new LinkedHashSet<>();
		List<Cidr> blocks = new ArrayList<>();
		List<String> devices = all(DEVICE, text);
		conntrack(text, places);
		String rest = TUPLE.matcher(text).replaceAll(" ");
		for (String line : rest.lines().toList()) {
			addresses(V4, line, places, blocks);
			addresses(V6, DEVICE.matcher(line).replaceAll(" "), places, blocks);
		}
		List<String> chains = all(CHAIN, text);
		boolean hard = !places.isEmpty() || !blocks.isEmpty() || !chains.isEmpty();
		return new Asked(text, chains, places.stream().limit(MOST).toList(), blocks, devices, portOf(text),
				hard ? Optional.empty() : nameOf(text));
	}

	/** A reply's source is the endpoint: its port tells more than the client's. */
	private static void conntrack(String text, Set<Place> places) {
		Matcher tuple = TUPLE.matcher(text);
		for (boolean original = true; tuple.find(); original = !original) {
			boolean ports = tuple.group(3) != null;
			place(tuple.group(1), (ports && !original) ? number(tuple.group(3)) : 0, places);
			place(tuple.group(2), (ports && original) ? number(tuple.group(4)) : 0, places);
		}
	}

	private static void place(String address, int port, Set<Place> places) {
		IpAddress.parse(address).ifPresent((ip) -> places.add(new Place(ip.toString(), port)));
	}

	private static void addresses(Pattern pattern, String line, Set<Place> places, List<Cidr> blocks) {
		Matcher port = DPORT.matcher(line);
		int asked = port.find() ? number(port.group(1)) : 0;
		for (Matcher found = pattern.matcher(line); found.find();) {
			Optional<Cidr> block = Cidr.parse(found.group(1) + ((found.group(2) != null) ? "/" + found.group(2) : ""));
			if (block.isPresent() && block.get().isHost()) {
				places.add(new Place(block.get().address().toString(),
						(found.group(3) != null) ? number(found.group(3)) : asked));
			}
			else {
				block.ifPresent(blocks::add);
			}
		}
	}

	private static List<String> all(Pattern pattern, String text) {
		return pattern.matcher(text).results().map((found) -> found.group()).distinct().limit(MOST).toList();
	}

	private static Optional<Integer> portOf(String text) {
		Matcher port = PORT.matcher(text);
		return port.matches() ? Optional.of(number(port.group(1))).filter((number) -> number > 0 && number < 65_536)
				: Optional.empty();
	}

	private static Optional<String> nameOf(String text) {
		Matcher name = NAME.matcher(text);
		if (!name.matches() || name.group(1).length() > LONGEST_NAME || name.group(1).matches("[\\d.]+")) {
			return Optional.empty();
		}
		String bare = name.group(1).replaceFirst("\\.$", "");
		boolean dns = bare.contains(".")
				&& Arrays.stream(bare.split("\\.", -1)).allMatch((label) -> LABEL.matcher(label).matches());
		return dns ? Optional.of(bare.toLowerCase(Locale.ROOT)) : Optional.empty();
	}

	private static int number(String digits) {
		return Integer.parseInt(digits);
	}

	/** The words, small, a kind before a slash apart: {@code svc/web} is two. */
	List<String> words() {
		List<String> words = new ArrayList<>();
		for (String word : this.text.toLowerCase(Locale.ROOT).split("[\\s,;\"']+")) {
			int slash = word.indexOf('/');
			if (slash > 0 && Kinds.isKind(word.substring(0, slash))) {
				words.add(Kinds.full(word.substring(0, slash)));
				word = word.substring(slash + 1);
			}
			if (!word.isEmpty()) {
				words.add(word);
			}
		}
		return words;
	}

	/** Whether it holds anything that is resolved rather than looked for. */
	boolean exact() {
		return !this.chains.isEmpty() || !this.places.isEmpty() || !this.blocks.isEmpty() || !this.devices.isEmpty();
	}

}
