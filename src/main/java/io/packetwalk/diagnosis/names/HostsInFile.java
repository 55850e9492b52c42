package io.packetwalk.diagnosis.names;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the names of hosts in a mounted file, each where it stands first: where nginx
 * passes requests to, what cloudflared serves, and settings that say so.
 */
final class HostsInFile {

	private static final Pattern PASS = Pattern
		.compile("\\b(?:proxy|grpc|fastcgi|uwsgi|scgi|memcached)_pass\\s+(?:([a-z]+)://)?([^\\s;/]+)[^;]*;");

	private static final Pattern SERVER = Pattern.compile("(?:^|[\\s{])server\\s+([^\\s;{]+)[^;{]*;");

	private static final Pattern UPSTREAM = Pattern.compile("\\bupstream\\s+([\\w.-]+)\\s*\\{");

	private static final Pattern SETTING = Pattern.compile("[-\\s]*[\"']?([A-Za-z][\\w.-]*)[\"']?\\s*[:=]\\s*(.+)");

	private static final Pattern PLACE = Pattern.compile("(?<![\\w.-])([a-z][a-z0-9.-]*):(\\d{2,5})");

	private final WrittenText text;

	private final boolean json;

	private final Set<String> upstreams = new HashSet<>();

	private final Set<String> known = new HashSet<>();

	private final List<UsedName> found = new ArrayList<>();

	private HostsInFile(WrittenText text) {
		this.text = text;
		this.json = text.text().stripLeading().startsWith("{");
	}

	static List<UsedName> of(WrittenText text) {
		HostsInFile worker = new HostsInFile(text);
		Matcher upstream = UPSTREAM.matcher(text.text());
		while (text.text().contains("upstream") && upstream.find()) {
			worker.upstreams.add(upstream.group(1));
		}
		List<String> lines = text.text().lines().toList();
		for (int i = 0; i < lines.size(); i++) {
			String line = withoutComment(lines.get(i));
			if (line.indexOf(':') >= 0 || line.indexOf(';') >= 0) {
				worker.line(line, i + 1);
			}
		}
		return List.copyOf(worker.found);
	}

	private static String withoutComment(String line) {
		String stripped = line.strip();
		boolean comment = stripped.startsWith("#") || stripped.startsWith("//") || stripped.startsWith(";")
				|| stripped.startsWith("--") || stripped.startsWith("<!--") || stripped.startsWith("*");
		int hash = comment ? 0 : stripped.indexOf(" #");
		return (hash < 0) ? stripped : stripped.substring(0, hash);
	}

	private void line(String line, int number) {
		Matcher pass = PASS.matcher(line);
		boolean passes = line.contains("_pass");
		while (passes && pass.find()) {
			add(pass.group(2), Optional.ofNullable(pass.group(1)).orElse(""), true, number);
		}
		Matcher server = SERVER.matcher(line);
		while (line.contains("server") && server.find()) {
			add(server.group(1), "", true, number);
		}
		Matcher setting = SETTING.matcher(line);
		boolean mayHold = line.contains("://") || PLACE.matcher(line).find();
		if (!passes && mayHold && setting.matches()) {
			setting(setting.group(1), setting.group(2), number);
		}
	}

	private void setting(String key, String value, int number) {
		if (HostKeys.own(key)) {
			return;
		}
		boolean connects = HostKeys.connects(key);
		for (HostsInText.Mention mention : HostsInText.urls(value)) {
			boolean ofCluster = mention.name().indexOf('.') < 0 || mention.name().contains(".svc");
			if (ofCluster || (connects && !this.json)) {
				add(mention.name(), mention.scheme(), connects, number);
			}
		}
		Matcher place = PLACE.matcher(value);
		while (connects && !value.contains("://") && place.find()) {
			if (HostForm.alone(place.group(1))) {
				add(place.group(1), "", false, number);
			}
		}
	}

	private void add(String place, String scheme, boolean certain, int line) {
		HostsInText.host(place)
			.filter((host) -> !this.upstreams.contains(host))
			.filter((host) -> this.known.add(host + " " + scheme))
			.ifPresent((host) -> this.found.add(new UsedName(this.text, host, scheme, certain, line)));
	}

}
