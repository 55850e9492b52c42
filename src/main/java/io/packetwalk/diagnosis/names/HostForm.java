package io.packetwalk.diagnosis.names;

import java.util.Set;
import java.util.regex.Pattern;

/** Whether a word has the form of a host's name. */
final class HostForm {

	private static final int LONGEST = 253;

	private static final Pattern NAME = Pattern.compile(
			"[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?(?:\\.[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*\\.?");

	private static final Pattern PLAIN = Pattern.compile("[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\\.?");

	/** What is written where there is no host. */
	private static final Set<String> NO_HOSTS = Set.of("none", "null", "nil", "true", "false", "yes", "no", "on", "off",
			"auto", "default", "disabled", "enabled", "any", "all", "local", "self", "unset", "changeme", "todo",
			"example", "host", "hostname", "localhost");

	private static final Set<String> FILE_ENDINGS = Set.of("yaml", "yml", "json", "conf", "cfg", "ini", "toml", "xml",
			"properties", "sock", "socket", "pem", "crt", "cert", "p12", "jks", "txt", "sh", "py", "js", "ts", "rb",
			"jar", "sql", "sqlite", "pid", "html", "htm", "css", "md", "csv", "gz", "tar", "tgz", "zip", "tmpl", "tpl",
			"lua", "png", "svg", "bak");

	private HostForm() {
	}

	/** Whether the host of a URL is a name that a resolver would be asked for. */
	static boolean inUrl(String host) {
		return host.length() <= LONGEST && NAME.matcher(host).matches() && !ownMachine(host) && !number(host);
	}

	/** Whether a word outside a URL is: small letters only, and no name of a file. */
	static boolean alone(String host) {
		String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
		return PLAIN.matcher(host).matches() && inUrl(host) && !NO_HOSTS.contains(bare)
				&& !(bare.contains(".") && FILE_ENDINGS.contains(last(bare)));
	}

	private static boolean ownMachine(String host) {
		return host.equals("localhost") || host.endsWith(".localhost") || host.startsWith("localhost.")
				|| host.startsWith("ip6-");
	}

	/** An address, a version, or a part of one. */
	private static boolean number(String host) {
		String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
		return last(bare).chars().allMatch(Character::isDigit) || last(bare).startsWith("0x");
	}

	private static String last(String name) {
		return name.substring(name.lastIndexOf('.') + 1);
	}

}
