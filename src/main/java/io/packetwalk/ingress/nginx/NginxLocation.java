package io.packetwalk.ingress.nginx;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Ingress;
import io.packetwalk.http.PathMatch;

/**
 * A {@code location} of an nginx server before it is written down.
 *
 * @param path the path, with a trailing slash where a Prefix was split
 * @param type the path's type; the exact half of a split Prefix is Exact
 * @param ingress the Ingress it comes from, null for the default server's root
 * @param backend its backend, null: the controller's default backend
 * @param origin what it was made from
 * @param fallback whether it only stands in until a rule claims the path
 */
record NginxLocation(String path, String type, @Nullable Ingress ingress, Ingress.@Nullable Backend backend,
		String origin, boolean fallback) {

	private static final String EXACT = "Exact";

	private static final String PREFIX = "Prefix";

	static NginxLocation root(@Nullable Ingress ingress, Ingress.@Nullable Backend backend, String origin) {
		return new NginxLocation("/", PREFIX, ingress, backend, origin, true);
	}

	/** Whether a rule for this path is the same location as this one. */
	boolean sameAs(String otherPath, String otherType) {
		return this.path.equals(otherPath) && (this.type.equals(otherType) || this.fallback);
	}

	boolean rewrites() {
		return this.ingress != null && new NginxAnnotations(this.ingress).rewrites(this.path);
	}

	boolean regex() {
		return rewrites() || (this.ingress != null && new NginxAnnotations(this.ingress).useRegex());
	}

	/**
	 * A Prefix is two locations, one for the path itself and one for what is below; that
	 * makes nginx' character-wise prefix go slash by slash.
	 * @param hasExact whether an Exact rule already holds the path itself
	 */
	List<NginxLocation> split(boolean hasExact) {
		if (!this.type.equals(PREFIX) || this.path.equals("/") || regex()) {
			return List.of(this);
		}
		List<NginxLocation> halves = new ArrayList<>();
		halves.add(withPath(this.path.endsWith("/") ? this.path : this.path + "/", PREFIX));
		if (!hasExact) {
			halves.add(withPath(this.path, EXACT));
		}
		return halves;
	}

	private NginxLocation withPath(String other, String otherType) {
		return new NginxLocation(other, otherType, this.ingress, this.backend, this.origin, this.fallback);
	}

	boolean exact() {
		return this.type.equals(EXACT);
	}

	/** The location as it stands in nginx.conf. */
	String text(boolean regexServer) {
		return "location " + (regexServer ? "~* \"^" + this.path + "\"" : exact() ? "= " + this.path : this.path);
	}

	PathMatch match(boolean regexServer) {
		if (regexServer) {
			return regexMatch();
		}
		return exact() ? new PathMatch.Exact(this.path) : new PathMatch.CharacterPrefix(this.path);
	}

	private PathMatch regexMatch() {
		try {
			return new PathMatch.Regex(Pattern.compile("^" + this.path, Pattern.CASE_INSENSITIVE));
		}
		catch (PatternSyntaxException ex) {
			return new PathMatch.Never("^" + this.path);
		}
	}

}
