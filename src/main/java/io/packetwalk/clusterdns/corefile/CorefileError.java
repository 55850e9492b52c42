package io.packetwalk.clusterdns.corefile;

import java.util.List;

/**
 * Why CoreDNS would refuse a Corefile.
 *
 * @param file the file: {@code Corefile}, or the path of an imported one
 * @param line the line in it, from 1
 * @param directive the directive, empty outside of any
 * @param plugin the plugin whose setup fails, empty where the parser does
 * @param message what is wrong
 */
public record CorefileError(String file, int line, String directive, String plugin, String message) {

	/** The file itself. */
	public static final String COREFILE = "Corefile";

	/** How messages begin that CoreDNS prints without the line they are about. */
	private static final List<String> BARE = List.of("not an IP address or file", "no nameservers found", "more than ",
			"non-reverse zone name", "cache TTL", "this plugin can only", "cannot serve", "Loop (", "invalid Class",
			"namespaces and namespace_labels", "plugin/", "file \"", "too few", "invalid rule type");

	/** Whether CoreDNS starts first, and is ended by what its loop plugin finds. */
	public boolean isLoop() {
		return this.message.startsWith("Loop (");
	}

	/** What CoreDNS says of it; the message may add what it means. */
	public String printed() {
		int reason = this.message.indexOf(", as ");
		return (reason < 0) ? this.message : this.message.substring(0, reason);
	}

	/** Whether CoreDNS itself names file and line. */
	public boolean isPositioned() {
		return BARE.stream().noneMatch(this.message::startsWith);
	}

	CorefileError within(String setUp) {
		return new CorefileError(this.file, this.line, this.directive, setUp, this.message);
	}

	@Override
	public String toString() {
		return this.file + ":" + this.line + (this.directive.isEmpty() ? "" : " " + this.directive) + ": "
				+ this.message;
	}

}
