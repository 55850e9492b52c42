package io.packetwalk.resolver;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * {@code getaddrinfo} of glibc: the search list of {@code res_search}
 * (resolv/res_query.c), one pair of questions a candidate.
 */
final class Glibc implements LibraryLookup {

	/** {@code struct scratch_buffer}. */
	private static final int FIRST_BUFFER = 1024;

	private static final int ADDRESS_TUPLE = 40;

	private static final int ALIGNMENT = 8;

	private final ResolvConf conf;

	private final Conversation conversation;

	private final GlibcQuery query;

	private boolean noData;

	private boolean serverFailed;

	Glibc(ResolvConf conf, List<String> types, Conversation conversation) {
		this.conf = conf;
		this.conversation = conversation;
		List<String> wanted = conf.has("no-aaaa") ? types.stream().filter((type) -> !type.equals("AAAA")).toList()
				: types;
		this.query = new GlibcQuery(wanted, new GlibcSend(conf, LibraryLookup.asked(conf), conversation));
	}

	/**
	 * A buffer too small for what was found is doubled, and everything asked again:
	 * nss_dns keeps no answer.
	 */
	@Override
	public Lookup lookup(String name) {
		GlibcQuery.Result result = search(name);
		for (int buffer = FIRST_BUFFER; result.succeeded() && length(result) > buffer; buffer *= 2) {
			result = search(name);
		}
		return report(result);
	}

	/** The canonical name, aligned, and a {@code struct gaih_addrtuple} an address. */
	private static int length(GlibcQuery.Result result) {
		return (result.canonical().length() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT
				+ result.addresses().size() * ADDRESS_TUPLE;
	}

	private GlibcQuery.Result search(String name) {
		boolean absolute = HostNames.isAbsolute(name);
		boolean asIsFirst = absolute || HostNames.dots(name) >= this.conf.ndots();
		GlibcQuery.@Nullable Result asIs = asIsFirst ? this.query.ask(HostNames.absolute(name)) : null;
		if (asIs != null && (asIs.succeeded() || absolute)) {
			return asIs;
		}
		GlibcQuery.@Nullable Result last = walkSearchList(name);
		if (last != null && (last.succeeded() || last.connectionRefused())) {
			return last;
		}
		if (asIs != null) {
			return asIs;
		}
		boolean asksAsIs = last == null || mayAskAsIs(name);
		return remembered(asksAsIs ? this.query.ask(HostNames.absolute(name)) : last);
	}

	/**
	 * Goes on after "no such name" and "no such record", and after SERVFAIL; stops at
	 * silence.
	 */
	private GlibcQuery.@Nullable Result walkSearchList(String name) {
		GlibcQuery.@Nullable Result result = null;
		for (String search : this.conf.searches()) {
			result = this.query.ask(HostNames.below(search, name));
			if (result.succeeded() || result.connectionRefused()) {
				return result;
			}
			this.noData |= result.error() == GlibcQuery.Error.NO_DATA;
			this.serverFailed |= result.rcode().equals("SERVFAIL");
			boolean goesOn = result.error() == GlibcQuery.Error.HOST_NOT_FOUND
					|| result.error() == GlibcQuery.Error.NO_DATA || result.rcode().equals("SERVFAIL");
			if (!goesOn) {
				break;
			}
		}
		return result;
	}

	private boolean mayAskAsIs(String name) {
		boolean rootWasSearched = this.conf.searches().stream().anyMatch((search) -> search.equals("."));
		boolean searched = !this.conf.searches().isEmpty();
		boolean isTld = HostNames.dots(name) == 0;
		return !rootWasSearched && !(isTld && searched && this.conf.has("no-tld-query"));
	}

	/**
	 * The last question failed; an earlier "exists, but no such record" is the better
	 * reason.
	 */
	private GlibcQuery.Result remembered(GlibcQuery.Result last) {
		if (last.succeeded()) {
			return last;
		}
		if (this.noData) {
			return GlibcQuery.Result.failed(GlibcQuery.Error.NO_DATA, "NODATA");
		}
		return this.serverFailed ? GlibcQuery.Result.failed(GlibcQuery.Error.TRY_AGAIN, "SERVFAIL") : last;
	}

	private Lookup report(GlibcQuery.Result result) {
		if (!result.addresses().isEmpty()) {
			return this.conversation.found(result.addresses(), result.canonical());
		}
		return switch (result.error()) {
			case NONE ->
				this.conversation.failed("NODATA", this.query.types().size() > 1 ? "EAI_NONAME" : "EAI_NODATA");
			case HOST_NOT_FOUND -> this.conversation.failed("NXDOMAIN", "EAI_NONAME");
			case NO_DATA -> this.conversation.failed("NODATA", "EAI_NODATA");
			case TRY_AGAIN -> this.conversation.failed(result.rcode(), "EAI_AGAIN");
			case NO_RECOVERY -> this.conversation.failed(result.rcode(), "EAI_FAIL");
		};
	}

}
