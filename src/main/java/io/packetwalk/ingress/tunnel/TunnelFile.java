package io.packetwalk.ingress.tunnel;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * cloudflared's configuration file, read as cloudflared does when it starts.
 *
 * @param rules its rules, in order
 * @param error why cloudflared would not start with it, empty when it would
 */
record TunnelFile(List<TunnelRule> rules, String error) {

	private static final LoadSettings SETTINGS = LoadSettings.builder()
		.setUseMarks(true)
		.setMaxAliasesForCollections(20)
		.setCodePointLimit(1_000_000)
		.setAllowDuplicateKeys(false)
		.build();

	private static final Pattern SERVICE = Pattern
		.compile("(https?|wss?|tcp|ssh|rdp|smb)://.+|http_status:[1-5]\\d\\d|hello_world|hello-world"
				+ "|bastion|socks-proxy|unix:.+");

	TunnelFile {
		rules = List.copyOf(rules);
	}

	/** Reads it; empty for a text that is no configuration with {@code ingress} rules. */
	static Optional<TunnelFile> read(String text) {
		try {
			Object root = new Load(SETTINGS).loadFromString(text);
			return (root instanceof Map<?, ?> map && map.get("ingress") instanceof List<?> list)
					? Optional.of(of(list, mapping(map.get("originRequest")), lines(text))) : Optional.empty();
		}
		catch (YamlEngineException | StackOverflowError ex) {
			return Optional.empty();
		}
	}

	/** The line each rule begins on, from 1. */
	private static List<Integer> lines(String text) {
		return new Compose(SETTINGS).composeString(text)
			.filter(MappingNode.class::isInstance)
			.map(MappingNode.class::cast)
			.stream()
			.flatMap((root) -> root.getValue().stream())
			.filter((pair) -> pair.getKeyNode() instanceof ScalarNode key && key.getValue().equals("ingress"))
			.filter((pair) -> pair.getValueNode() instanceof SequenceNode)
			.flatMap((pair) -> ((SequenceNode) pair.getValueNode()).getValue().stream())
			.map((rule) -> rule.getStartMark().map((mark) -> mark.getLine() + 1).orElse(0))
			.toList();
	}

	private static TunnelFile of(List<?> list, Map<?, ?> defaults, List<Integer> lines) {
		List<TunnelRule> rules = new ArrayList<>();
		String error = "";
		for (int i = 0; i < list.size(); i++) {
			Map<?, ?> rule = mapping(list.get(i));
			String service = text(rule, "service");
			Optional<Pattern> path = pattern(text(rule, "path"));
			if (error.isEmpty()) {
				error = problem(i, rule, service, path, i == list.size() - 1);
			}
			rules
				.add(new TunnelRule(text(rule, "hostname"), path.filter((one) -> !one.pattern().isEmpty()).orElse(null),
						isService(service) ? service : "http_status:502", hostHeader(rule, defaults),
						(i < lines.size()) ? lines.get(i) : 0));
		}
		return new TunnelFile(rules, list.isEmpty() ? "the list of ingress rules is empty" : error);
	}

	private static String hostHeader(Map<?, ?> rule, Map<?, ?> defaults) {
		String own = text(mapping(rule.get("originRequest")), "httpHostHeader");
		return own.isEmpty() ? text(defaults, "httpHostHeader") : own;
	}

	/** What cloudflared prints before it gives up. */
	private static String problem(int index, Map<?, ?> rule, String service, Optional<Pattern> path, boolean last) {
		String hostname = text(rule, "hostname");
		boolean all = (hostname.isEmpty() || hostname.equals("*")) && text(rule, "path").isEmpty();
		if (!isService(service)) {
			return "Rule #%d: \"%s\" is no service; a URL such as http://web:80 or http_status:404 is"
				.formatted(index + 1, service);
		}
		if (path.isEmpty()) {
			return "Rule #%d has an invalid regex: %s".formatted(index + 1, text(rule, "path"));
		}
		if (hostname.lastIndexOf('*') > 0) {
			return "Hostname patterns can have at most one wildcard character (\"*\") and it can only be used for "
					+ "subdomains, e.g. \"*.example.com\": " + hostname;
		}
		if (last && !all) {
			return "The last ingress rule must match all URLs (i.e. it should not have a hostname or path filter)";
		}
		return (!last && all) ? "Rule #%d is matching the hostname '', but this will match every hostname, meaning the "
			.formatted(index + 1) + "rules which follow it will never be triggered." : "";
	}

	private static boolean isService(String service) {
		try {
			return SERVICE.matcher(service).matches()
					&& (!service.contains("://") || new URI(service.replace('_', '-')).getHost() != null);
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

	private static Optional<Pattern> pattern(String path) {
		try {
			return Optional.of(Pattern.compile(path));
		}
		catch (PatternSyntaxException ex) {
			return Optional.empty();
		}
	}

	private static Map<?, ?> mapping(@Nullable Object value) {
		return (value instanceof Map<?, ?> map) ? map : Map.of();
	}

	private static String text(Map<?, ?> map, String key) {
		return Objects.toString(map.get(key), "").strip();
	}

}
