package io.packetwalk.ingress.nginx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.packetwalk.cluster.Ingress;

/** A {@code server} of nginx.conf while Ingresses are being read into it. */
final class NginxServer {

	private static final Comparator<NginxLocation> LONGEST_FIRST = Comparator
		.comparing((NginxLocation location) -> -location.path().length())
		.thenComparing(NginxLocation::path, Comparator.reverseOrder());

	private final String host;

	private final String origin;

	private final List<NginxLocation> locations = new ArrayList<>();

	private List<String> aliases = List.of();

	private boolean www;

	private boolean certificate;

	NginxServer(String host, NginxLocation root) {
		this.host = host;
		this.origin = root.origin();
		this.locations.add(root);
	}

	String host() {
		return this.host;
	}

	String origin() {
		return this.origin;
	}

	/** The first Ingress of a host that gives it other names settles them. */
	void named(NginxAnnotations annotations) {
		if (this.aliases.isEmpty()) {
			this.aliases = annotations.text("server-alias")
				.map((names) -> List.of(names.split("\\s*,\\s*")))
				.orElse(List.of());
		}
		this.www = this.www || annotations.flag("from-to-www-redirect", false);
	}

	/** The other names it goes by. */
	List<String> aliases() {
		return this.aliases;
	}

	/** Whether its name with or without www leads to it. */
	boolean redirectsWww() {
		return this.www;
	}

	boolean hasCertificate() {
		return this.certificate;
	}

	void certificate() {
		this.certificate = true;
	}

	/** The first rule for a path keeps it; the stand-in at the root gives way. */
	void add(NginxLocation location) {
		for (int i = 0; i < this.locations.size(); i++) {
			NginxLocation known = this.locations.get(i);
			if (known.sameAs(location.path(), location.type())) {
				if (known.fallback()) {
					this.locations.set(i, location);
				}
				return;
			}
		}
		this.locations.add(location);
	}

	/** The default server's root, when an Ingress without rules claims it. */
	void claimRoot(Ingress ingress, String rootOrigin) {
		NginxLocation root = this.locations.getFirst();
		if (root.fallback() && root.backend() == null) {
			this.locations.set(0, NginxLocation.root(ingress, ingress.defaultBackend(), rootOrigin));
		}
	}

	/** Locations before any Prefix is split. */
	List<NginxLocation> rules() {
		return this.locations;
	}

	/**
	 * One rewrite or use-regex makes every location of the server a regular expression.
	 */
	boolean regex() {
		return this.locations.stream().anyMatch(NginxLocation::regex);
	}

	/**
	 * The locations in the order nginx decides by: exact ones first, then the longest.
	 */
	List<NginxLocation> inOrder() {
		boolean regex = regex();
		Map<String, NginxLocation> byText = new LinkedHashMap<>();
		for (NginxLocation rule : this.locations) {
			boolean hasExact = this.locations.stream()
				.anyMatch((other) -> other.exact() && other.path().equals(rule.path()));
			rule.split(hasExact).forEach((location) -> byText.putIfAbsent(location.text(regex), location));
		}
		Comparator<NginxLocation> exactFirst = Comparator.comparing((location) -> (location.exact() && !regex) ? 0 : 1);
		return byText.values().stream().sorted(exactFirst.thenComparing(LONGEST_FIRST)).toList();
	}

}
