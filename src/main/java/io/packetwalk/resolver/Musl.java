package io.packetwalk.resolver;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.IpAddress;

/**
 * {@code getaddrinfo} of musl 1.2.3 (src/network/lookup_name.c), the one measured: a name
 * with enough dots is never searched, and only "no such name" leads to the next
 * candidate.
 */
final class Musl implements LibraryLookup {

	private static final int MAX_TIMEOUT_SECONDS = 60;

	/** Holds a line, its end and a final zero. */
	private static final int LINE_BUFFER = 256;

	private final ResolvConf conf;

	private final List<String> types;

	private final Conversation conversation;

	private final MuslSend send;

	Musl(ResolvConf conf, List<String> types, Conversation conversation) {
		this.conf = conf;
		this.types = types;
		this.conversation = conversation;
		this.send = new MuslSend(conf, LibraryLookup.asked(conf), conversation);
	}

	@Override
	public Lookup lookup(String name) {
		for (Candidate candidate : candidates(name)) {
			@Nullable Lookup lookup = candidate.broken() ? silence() : ask(candidate.name());
			if (lookup != null) {
				return lookup;
			}
		}
		return this.conversation.failed("NXDOMAIN", "EAI_NONAME");
	}

	private List<Candidate> candidates(String name) {
		List<Candidate> candidates = new ArrayList<>();
		if (!HostNames.isAbsolute(name) && HostNames.dots(name) < this.conf.ndots()) {
			for (String search : searches()) {
				String candidate = search.equals(".") ? name + ".." : HostNames.below(search, name);
				candidates.add(new Candidate(candidate, search.equals(".")));
			}
		}
		candidates.add(new Candidate(HostNames.absolute(name), false));
		return candidates;
	}

	/**
	 * musl reads lines into a buffer and passes over those that do not fit, so a long
	 * search list counts for nothing.
	 */
	private List<String> searches() {
		String line = "search " + String.join(" ", this.conf.searches());
		return (line.length() < LINE_BUFFER - 1) ? this.conf.searches() : List.of();
	}

	/**
	 * {@code search .} makes a name ending in two dots: nothing can be sent, and nothing
	 * comes.
	 */
	private Lookup silence() {
		this.conversation.waitMicros(1_000_000L * Math.min(this.conf.timeoutSeconds(), MAX_TIMEOUT_SECONDS));
		return this.conversation.failed("TIMEOUT", "EAI_AGAIN");
	}

	/** Null when the next candidate is to be tried. */
	private @Nullable Lookup ask(String name) {
		if (!HostNames.canBeAsked(name)) {
			return null;
		}
		List<MuslSend.Answer> answers = this.send.send(name, this.types);
		for (MuslSend.Answer answer : answers) {
			if (answer.reply() == null) {
				return this.conversation.failed(answer.lastRcode(), "EAI_AGAIN");
			}
			if (answer.reply().rcode().equals("NXDOMAIN")) {
				return null;
			}
		}
		return addresses(name, answers);
	}

	private Lookup addresses(String name, List<MuslSend.Answer> answers) {
		List<IpAddress> addresses = new ArrayList<>();
		String canonical = "";
		for (MuslSend.Answer answer : answers) {
			Addresses found = Addresses.in(answer.reply(), name, answer.type());
			addresses.addAll(found.addresses());
			canonical = found.addresses().isEmpty() ? canonical : found.canonical();
		}
		return addresses.isEmpty() ? this.conversation.failed("NODATA", "EAI_NONAME")
				: this.conversation.found(addresses, canonical);
	}

	/**
	 * A name to try.
	 *
	 * @param name the name, ending in a dot
	 * @param broken whether it cannot be put into a packet
	 */
	private record Candidate(String name, boolean broken) {
	}

}
