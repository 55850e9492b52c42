package io.packetwalk.resolver;

import java.util.ArrayList;
import java.util.List;

/**
 * What {@code dig +search} does for any record type: the candidates of the search list,
 * one question each, until one is not NXDOMAIN. A name with enough dots is asked as it is
 * and no other way.
 */
public final class RecordSearch {

	private RecordSearch() {
	}

	/**
	 * Looks records up.
	 * @param conf the resolv.conf
	 * @param name the name as typed
	 * @param type the record type
	 * @param servers where questions go; the first nameserver is asked
	 */
	public static Lookup lookup(ResolvConf conf, String name, String type, NameServers servers) {
		Conversation conversation = new Conversation(servers);
		return conf.nameservers().isEmpty() ? conversation.failed("UNREACHABLE", "EAI_AGAIN")
				: search(candidates(conf, name), conf, type, conversation);
	}

	/** Asks for the name as it is, once for each type. */
	public static Lookup once(ResolvConf conf, String name, List<String> types, NameServers servers) {
		Conversation conversation = new Conversation(servers);
		if (conf.nameservers().isEmpty()) {
			return conversation.failed("UNREACHABLE", "EAI_AGAIN");
		}
		List<Reply> replies = new ArrayList<>();
		for (String type : types) {
			replies.add(ask(conf, HostNames.absolute(name), type, conversation));
		}
		return conversation.answered(replies, HostNames.absolute(name));
	}

	private static Lookup search(List<String> candidates, ResolvConf conf, String type, Conversation conversation) {
		List<Reply> replies = new ArrayList<>();
		String asked = "";
		for (String candidate : candidates) {
			asked = candidate;
			Reply reply = ask(conf, candidate, type, conversation);
			replies.add(reply);
			if (!reply.rcode().equals("NXDOMAIN")) {
				break;
			}
		}
		return conversation.answered(replies, asked);
	}

	private static Reply ask(ResolvConf conf, String name, String type, Conversation conversation) {
		Reply reply = conversation.ask(name, type, conf.nameservers().getFirst(), false);
		if (reply.truncated()) {
			reply = conversation.ask(name, type, conf.nameservers().getFirst(), true);
		}
		if (reply.onTheWire()) {
			conversation.roundTrip();
		}
		else if (reply.equals(Reply.TIMEOUT)) {
			conversation.waitMicros(1_000_000L * conf.timeoutSeconds());
		}
		return reply;
	}

	private static List<String> candidates(ResolvConf conf, String name) {
		if (HostNames.isAbsolute(name)) {
			return List.of(name);
		}
		List<String> candidates = new ArrayList<>();
		if (HostNames.dots(name) < conf.ndots()) {
			conf.searches().forEach((search) -> candidates.add(HostNames.below(search, name)));
		}
		candidates.add(HostNames.absolute(name));
		return candidates;
	}

}
