package io.packetwalk.resolver;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.packetwalk.net.IpAddress;

/**
 * {@code res_send} of glibc (resolv/res_send.c): one pair of questions, server after
 * server and try after try, until one answers.
 */
final class GlibcSend {

	private static final int MAX_TIMEOUT_SECONDS = 30;

	private static final int MAX_ATTEMPTS = 5;

	/** How long Linux tries to open a TCP connection ({@code tcp_syn_retries} 6). */
	private static final long TCP_CONNECT_MICROS = 127_000_000;

	private final List<IpAddress> servers;

	private final Conversation conversation;

	private final int timeoutSeconds;

	private final int attempts;

	private final boolean alwaysTcp;

	private final boolean rotates;

	/**
	 * The second question waits for the first answer; switched on when pairs get lost.
	 */
	private boolean singleRequest;

	private boolean reopens;

	/** Real programs start at a random server; then each lookup moves on by one. */
	private int rotation = 1;

	GlibcSend(ResolvConf conf, List<IpAddress> servers, Conversation conversation) {
		this.servers = servers;
		this.conversation = conversation;
		this.timeoutSeconds = Math.min(conf.timeoutSeconds(), MAX_TIMEOUT_SECONDS);
		this.attempts = Math.min(conf.attempts(), MAX_ATTEMPTS);
		this.alwaysTcp = conf.has("use-vc");
		this.rotates = conf.has("rotate");
		this.singleRequest = conf.has("single-request") || conf.has("single-request-reopen");
		this.reopens = conf.has("single-request-reopen");
	}

	Sent send(String name, List<String> types) {
		int offset = this.rotates ? this.rotation++ : 0;
		String lastRcode = "TIMEOUT";
		boolean gotSomewhere = false;
		for (int attempt = 0; attempt < this.attempts; attempt++) {
			for (int i = 0; i < this.servers.size(); i++) {
				IpAddress server = this.servers.get((i + offset) % this.servers.size());
				Sent sent = this.alwaysTcp ? overTcp(name, types, server) : overUdp(name, types, server, patience(i));
				if (sent.answered()) {
					return sent;
				}
				lastRcode = sent.lastRcode();
				gotSomewhere |= !sent.connectionRefused();
			}
		}
		return Sent.unanswered(lastRcode, !gotSomewhere && !this.servers.isEmpty());
	}

	/** Later servers share the doubled time-out of their place in the list. */
	private long patience(int place) {
		int seconds = this.timeoutSeconds << place;
		return 1_000_000L * Math.max(1, (place > 0) ? seconds / this.servers.size() : seconds);
	}

	private Sent overTcp(String name, List<String> types, IpAddress server) {
		Map<String, Reply> replies = new LinkedHashMap<>();
		for (String type : types) {
			Reply reply = this.conversation.ask(name, type, server, true);
			if (reply.rcode().equals("TIMEOUT")) {
				this.conversation.waitMicros(TCP_CONNECT_MICROS);
				return Sent.unanswered("TIMEOUT", false);
			}
			if (reply.rcode().equals("UNREACHABLE")) {
				return Sent.unanswered("REFUSED", true);
			}
			replies.put(type, reply);
		}
		this.conversation.roundTrip();
		return new Sent(replies, true, "", false);
	}

	private Sent overUdp(String name, List<String> types, IpAddress server, long patience) {
		while (true) {
			Map<String, Reply> replies = exchange(name, types, server);
			if (replies.values().stream().anyMatch(Reply::truncated)) {
				return overTcp(name, types, server);
			}
			if (replies.size() == types.size() || (this.singleRequest && isFailure(replies))) {
				this.conversation.roundTrip();
				return judge(replies);
			}
			this.conversation.waitMicros(patience);
			boolean oneCame = !replies.isEmpty();
			if (!oneCame || (this.singleRequest && this.reopens)) {
				return judge(replies);
			}
			askMoreCarefully();
		}
	}

	private void askMoreCarefully() {
		if (!this.singleRequest) {
			this.singleRequest = true;
		}
		else {
			this.reopens = true;
		}
	}

	private static boolean isFailure(Map<String, Reply> replies) {
		return !replies.isEmpty() && !judge(replies).answered();
	}

	/**
	 * The replies that came; with single-request nothing is asked after a silence, a
	 * failure or a truncated answer.
	 */
	private Map<String, Reply> exchange(String name, List<String> types, IpAddress server) {
		Map<String, Reply> replies = new LinkedHashMap<>();
		for (String type : types) {
			Reply reply = this.conversation.ask(name, type, server, false);
			if (!reply.rcode().equals("TIMEOUT")) {
				replies.put(type, reply);
			}
			if (this.singleRequest && (replies.isEmpty() || isFailure(replies) || reply.truncated())) {
				break;
			}
		}
		return replies;
	}

	/**
	 * Failures count as no answer, and so do closed ports; one good answer of two is
	 * enough.
	 */
	private static Sent judge(Map<String, Reply> replies) {
		Map<String, Reply> good = new LinkedHashMap<>();
		String rcode = "TIMEOUT";
		boolean refused = !replies.isEmpty();
		for (Map.Entry<String, Reply> reply : replies.entrySet()) {
			switch (reply.getValue().rcode()) {
				case "UNREACHABLE" -> rcode = "REFUSED";
				case "SERVFAIL", "REFUSED", "NOTIMP" -> {
					rcode = reply.getValue().rcode();
					refused = false;
				}
				default -> good.put(reply.getKey(), reply.getValue());
			}
		}
		return good.isEmpty() ? Sent.unanswered(rcode, refused) : new Sent(good, true, "", false);
	}

	/**
	 * How sending went.
	 *
	 * @param replies the usable replies by type
	 * @param answered whether there are any
	 * @param lastRcode the last failure when there are none
	 * @param connectionRefused whether every server's port was closed
	 */
	record Sent(Map<String, Reply> replies, boolean answered, String lastRcode, boolean connectionRefused) {

		static Sent unanswered(String lastRcode, boolean connectionRefused) {
			return new Sent(Map.of(), false, lastRcode, connectionRefused);
		}

	}

}
