package io.packetwalk.web.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Gateway;
import io.packetwalk.cluster.Ingress;
import io.packetwalk.cluster.IngressRoute;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.http.HostMatch;

/** The certificates a proxy shows, by server name or by listener. */
record Certificates(List<Certificate> list) {

	static final Certificates NONE = new Certificates(List.of());

	Certificates {
		list = List.copyOf(list);
	}

	/** Those of Ingresses and IngressRoutes. */
	static Certificates ofIngresses(Cluster cluster, Lines lines, String fallback, boolean traefik) {
		List<Certificate> all = new ArrayList<>();
		for (Ingress ingress : cluster.ingresses()) {
			for (int i = 0; i < ingress.certificates().size(); i++) {
				Ingress.Certificate entry = ingress.certificates().get(i);
				all.add(named(cluster, lines, ingress.ref(), "spec.tls[" + i + "].secretName", entry.secret(),
						entry.hosts().isEmpty() ? hosts(ingress) : entry.hosts(), fallback));
			}
		}
		if (traefik) {
			for (IngressRoute route : cluster.edge().traefik().routes()) {
				if (route.tls()) {
					all.add(named(cluster, lines, route.ref(), "spec.tls.secretName", route.secret(),
							List.of("the hosts of " + route.ref()), fallback));
				}
			}
		}
		return new Certificates(all);
	}

	private static List<String> hosts(Ingress ingress) {
		return ingress.rules()
			.stream()
			.map((rule) -> Objects.requireNonNullElse(rule.host(), "any host"))
			.distinct()
			.toList();
	}

	private static Certificate named(Cluster cluster, Lines lines, ObjectRef object, String path, String secret,
			List<String> hosts, String fallback) {
		if (secret.isEmpty()) {
			return new Certificate(hosts, "", "no Secret is named: “" + fallback + "” is shown", false,
					lines.of(object, path));
		}
		String namespace = Objects.requireNonNullElse(object.namespace(), "");
		boolean there = secret(cluster, namespace, secret);
		return new Certificate(hosts, namespace + "/" + secret,
				there ? ""
						: "not among the manifests; where the cluster has no such"
								+ " Secret of type kubernetes.io/tls, “" + fallback + "” is shown",
				!there, lines.of(object, path));
	}

	private static boolean secret(Cluster cluster, String namespace, String name) {
		return cluster.edge()
			.secrets()
			.stream()
			.anyMatch((one) -> one.namespace().equals(namespace) && one.name().equals(name) && one.tls());
	}

	/** Those of a Gateway, listener by listener. */
	static Certificates ofGateway(Cluster cluster, Gateway gateway, Lines lines) {
		List<Certificate> all = new ArrayList<>();
		for (int i = 0; i < gateway.listeners().size(); i++) {
			Gateway.Listener listener = gateway.listeners().get(i);
			String path = "spec.listeners[" + i + "].tls";
			if (listener.protocol().equals("TLS") && listener.tlsMode().equals("Passthrough")) {
				all.add(new Certificate(List.of(listener.name()), "",
						"TLS is passed through: the backend shows its own", false, lines.of(gateway.ref(), path)));
			}
			for (int j = 0; j < listener.certificates().size(); j++) {
				Gateway.CertificateRef ref = listener.certificates().get(j);
				String namespace = Objects.requireNonNullElse(ref.namespace(), gateway.namespace());
				boolean there = secret(cluster, namespace, ref.name());
				all.add(new Certificate(List.of(listener.name()), namespace + "/" + ref.name(),
						there ? "" : "not among the manifests as a Secret of type kubernetes.io/tls", !there,
						lines.of(gateway.ref(), path + ".certificateRefs[" + j + "]")));
			}
		}
		return new Certificates(all);
	}

	@Nullable Certificate forHost(String host) {
		return this.list.stream()
			.filter((one) -> one.hosts()
				.stream()
				.anyMatch((name) -> name.equalsIgnoreCase(host) || HostMatch.of(name).covers(HostMatch.of(host))))
			.findFirst()
			.orElse(null);
	}

	@Nullable Certificate ofListener(String name) {
		return this.list.stream().filter((one) -> one.hosts().contains(name)).findFirst().orElse(null);
	}

}
