package io.packetwalk.walk;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

/**
 * The {@code to} of a request, read.
 *
 * @param scheme {@code http}, {@code https}, {@code tcp}, {@code udp}, {@code sctp},
 * {@code icmp} or {@code dns}
 * @param host the name or address, IPv6 without brackets
 * @param port the port, 0 where the scheme has none
 * @param path the HTTP path, starting with a slash
 * @param query the HTTP query, empty for none
 */
record Destination(String scheme, String host, int port, String path, String query) {

	/** Stands for an underscore while java.net.URI reads: it knows none in host names. */
	private static final String UNDERSCORE = "x0u0x";

	private static final Map<String, Integer> DEFAULT_PORTS = Map.of("http", 80, "https", 443, "icmp", 0, "dns", 0);

	static Destination parse(String to, String clusterDomain) {
		String text = to.strip();
		if (text.isEmpty()) {
			throw invalid(to, "it is empty");
		}
		if (text.matches("svc/[^/]+/[^/:]+(:\\d+)?")) {
			String[] parts = text.substring(4).split("[/:]");
			String port = (parts.length > 2) ? ":" + parts[2] : "";
			text = "http://" + parts[1] + "." + parts[0] + ".svc." + clusterDomain + port;
		}
		if (!text.contains("://")) {
			text = (text.endsWith(":443") ? "https://" : "http://") + bracketed(text);
		}
		return read(to, text);
	}

	private static String bracketed(String text) {
		return (IpAddress.parse(text).filter((address) -> !address.isV4()).isPresent()) ? "[" + text + "]" : text;
	}

	private static Destination read(String to, String text) {
		try {
			URI uri = new URI(text.replace("_", UNDERSCORE));
			String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
			String host = uri.getHost();
			if (host == null) {
				throw invalid(to, "it has no host");
			}
			host = host.replace(UNDERSCORE, "_").replaceAll("[\\[\\]]", "");
			int port = (uri.getPort() >= 0) ? uri.getPort() : DEFAULT_PORTS.getOrDefault(scheme, -1);
			if (!scheme.matches("http|https|tcp|udp|sctp|icmp|dns")) {
				throw invalid(to, "its scheme is " + scheme);
			}
			if (port < 0 || port > 65535 || port == 0 && !scheme.matches("icmp|dns")) {
				throw invalid(to, (port < 0) ? scheme + " needs a port" : "a port is 1 to 65535");
			}
			String path = (uri.getRawPath() == null || uri.getRawPath().isEmpty()) ? "/" : uri.getRawPath();
			return new Destination(scheme, host, port, path.replace(UNDERSCORE, "_"),
					Optional.ofNullable(uri.getRawQuery()).orElse("").replace(UNDERSCORE, "_"));
		}
		catch (URISyntaxException ex) {
			throw invalid(to, "it is not a URL");
		}
	}

	private static InvalidRequestException invalid(String to, String why) {
		return new InvalidRequestException("to", "\"" + to + "\" cannot be walked to: " + why,
				"Write a URL such as http://web.shop:80/path, tcp://10.96.0.20:80, udp://…, icmp://…, dns://web.shop or dns://web.shop?type=SRV, or just a name.");
	}

	boolean http() {
		return this.scheme.startsWith("http");
	}

	Protocol protocol() {
		return switch (this.scheme) {
			case "udp", "dns" -> Protocol.UDP;
			case "sctp" -> Protocol.SCTP;
			case "icmp" -> Protocol.ICMP;
			default -> Protocol.TCP;
		};
	}

	/**
	 * The lookup that comes first, or all there is: {@code dns://name?type=SRV} as in
	 * <a href="https://www.rfc-editor.org/rfc/rfc4501">RFC 4501</a>; {@code search=false}
	 * asks once, as given.
	 */
	NameQuestion question() {
		if (!this.scheme.equals("dns")) {
			return new NameQuestion(this.host, "", true);
		}
		String type = parameter("type").toUpperCase(Locale.ROOT);
		String name = type.equals("PTR") ? IpAddress.parse(this.host).map(IpAddress::reverseName).orElse(this.host)
				: this.host;
		return new NameQuestion(name, type, !parameter("search").equals("false"));
	}

	private String parameter(String name) {
		return Arrays.stream(this.query.split("[&;]"))
			.filter((pair) -> pair.toLowerCase(Locale.ROOT).startsWith(name + "="))
			.map((pair) -> pair.substring(name.length() + 1))
			.findFirst()
			.orElse("");
	}

	/** A command that looks the name up on a real machine. */
	String lookupCommand() {
		NameQuestion wanted = question();
		return (wanted.isAddress() && wanted.searches()) ? "getent ahosts " + this.host
				: "dig " + (wanted.searches() ? "+search " : "") + wanted.types().getFirst() + " " + wanted.name();
	}

	/** The program whose output the symptom shows. */
	String tool() {
		return switch (this.scheme) {
			case "http", "https" -> "curl";
			case "icmp" -> "ping";
			case "dns" -> lookupCommand().startsWith("dig") ? "dig" : "getent";
			default -> "nc";
		};
	}

	@Override
	public String toString() {
		return this.host + (this.port > 0 ? ":" + this.port : "");
	}

}
