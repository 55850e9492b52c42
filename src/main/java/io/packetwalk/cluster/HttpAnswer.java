package io.packetwalk.cluster;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a server outside answers the requests for a host and below a path with.
 *
 * @param host the Host header it is for, null for any
 * @param path the path it is for, compared by element as an Ingress of type
 * {@code Prefix} does
 * @param status the status it answers with
 * @param location where a redirect leads, null for other answers
 * @param server the Server header, null for none
 * @param origin where it is written, null when nobody wrote it
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-7.2">RFC 9110, Host and
 * :authority</a>
 */
public record HttpAnswer(@Nullable String host, String path, int status, @Nullable String location,
		@Nullable String server, @Nullable Origin origin) {

	/** Whether it is for requests with this Host header; case and port do not count. */
	public boolean isFor(String asked) {
		return this.host == null || this.host.equalsIgnoreCase(asked.replaceFirst(":\\d+$", ""));
	}

	/** Whether a path is this one or below it. */
	public boolean holds(String asked) {
		List<String> own = elements(this.path);
		List<String> other = elements(asked);
		return own.size() <= other.size() && own.equals(other.subList(0, own.size()));
	}

	private static List<String> elements(String path) {
		return Arrays.stream(path.split("/")).filter((element) -> !element.isEmpty()).toList();
	}

	/** {@code api.example.com/v1}, {@code *} standing for any host. */
	@Override
	public String toString() {
		return ((this.host != null) ? this.host : "*") + this.path;
	}

}
