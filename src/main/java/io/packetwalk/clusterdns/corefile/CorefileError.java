package io.packetwalk.clusterdns.corefile;

/**
 * Why CoreDNS would refuse a Corefile.
 *
 * @param line the line, from 1
 * @param directive the directive, empty outside of any
 * @param message what is wrong
 */
public record CorefileError(int line, String directive, String message) {

	@Override
	public String toString() {
		return "Corefile:" + this.line + (this.directive.isEmpty() ? "" : " " + this.directive) + ": " + this.message;
	}

}
