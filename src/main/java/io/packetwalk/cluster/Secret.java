package io.packetwalk.cluster;

/**
 * A <a href="https://kubernetes.io/docs/concepts/configuration/secret/">Secret</a>, of
 * which only the outside is kept.
 *
 * @param namespace its namespace
 * @param name its name
 * @param type e.g. {@code kubernetes.io/tls}
 */
public record Secret(String namespace, String name, String type) {

	/** Whether it is meant to hold a certificate. */
	public boolean tls() {
		return this.type.equals("kubernetes.io/tls");
	}

}
