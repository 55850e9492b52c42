package io.packetwalk.resolver;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.packetwalk.net.IpAddress;

/**
 * {@code res_query} of glibc: what the answers for one candidate mean.
 *
 * @param types the record types asked for, A before AAAA
 * @param send the sending
 */
record GlibcQuery(List<String> types, GlibcSend send) {

	Result ask(String name) {
		if (!HostNames.canBeAsked(name)) {
			return Result.failed(Error.NO_RECOVERY, "NXDOMAIN");
		}
		GlibcSend.Sent sent = this.send.send(name, this.types);
		if (!sent.answered()) {
			return new Result(Error.TRY_AGAIN, sent.lastRcode(), List.of(), "", sent.connectionRefused());
		}
		boolean anything = sent.replies().values().stream().anyMatch((reply) -> holdsRecords(reply));
		return anything ? success(name, sent.replies()) : failure(sent.replies().values());
	}

	private static boolean holdsRecords(Reply reply) {
		return reply.rcode().equals("NOERROR") && !reply.answers().isEmpty();
	}

	/**
	 * An answer ends the search, even one that leads to no address: a CNAME to nowhere.
	 */
	private static Result success(String name, Map<String, Reply> replies) {
		List<IpAddress> addresses = new ArrayList<>();
		String canonical = "";
		for (Map.Entry<String, Reply> reply : replies.entrySet()) {
			Addresses found = Addresses.in(reply.getValue(), name, reply.getKey());
			addresses.addAll(found.addresses());
			canonical = (canonical.isEmpty() && !found.addresses().isEmpty()) ? found.canonical() : canonical;
		}
		return new Result(Error.NONE, addresses.isEmpty() ? "NODATA" : "NOERROR", addresses, canonical, false);
	}

	/** One "no such name" of a pair is enough to believe it. */
	private static Result failure(Collection<Reply> replies) {
		List<String> rcodes = replies.stream().map(Reply::rcode).toList();
		if (rcodes.contains("NXDOMAIN")) {
			return Result.failed(Error.HOST_NOT_FOUND, "NXDOMAIN");
		}
		return switch (rcodes.getFirst()) {
			case "NOERROR" -> Result.failed(Error.NO_DATA, "NODATA");
			case "SERVFAIL" -> Result.failed(Error.TRY_AGAIN, "SERVFAIL");
			default -> Result.failed(Error.NO_RECOVERY, rcodes.getFirst());
		};
	}

	/** {@code h_errno}. */
	enum Error {

		NONE, HOST_NOT_FOUND, NO_DATA, TRY_AGAIN, NO_RECOVERY

	}

	/**
	 * What one candidate came to.
	 *
	 * @param error {@code h_errno}
	 * @param rcode the code behind it, {@code NODATA} for an empty NOERROR
	 * @param addresses what it found
	 * @param canonical whose addresses they are
	 * @param connectionRefused whether no server was there at all
	 */
	record Result(Error error, String rcode, List<IpAddress> addresses, String canonical, boolean connectionRefused) {

		static Result failed(Error error, String rcode) {
			return new Result(error, rcode, List.of(), "", false);
		}

		boolean succeeded() {
			return this.error == Error.NONE;
		}

	}

}
