package io.packetwalk.controlplane.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBackend;
import io.fabric8.kubernetes.api.model.networking.v1.IngressLoadBalancerIngress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.IngressSpec;
import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Ingress;
import io.packetwalk.cluster.Ingress.Backend;
import io.packetwalk.cluster.Ingress.Path;
import io.packetwalk.cluster.Ingress.Rule;
import io.packetwalk.controlplane.store.ApiObjects;

import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Stored;
import io.packetwalk.net.IpAddress;

/** Reads Ingresses and gives those without a class the default one. */
public final class Ingresses {

	private static final String CLASS_ANNOTATION = "kubernetes.io/ingress.class";

	private final Optional<String> defaultClass;

	private final Report report;

	private Ingresses(Optional<String> defaultClass, Report report) {
		this.defaultClass = defaultClass;
		this.report = report;
	}

	public static List<Ingress> admit(ApiObjects objects, Report report) {
		Ingresses ingresses = new Ingresses(IngressClasses.defaultClass(objects), report);
		return objects.list(io.fabric8.kubernetes.api.model.networking.v1.Ingress.class)
			.stream()
			.map(ingresses::read)
			.toList();
	}

	private Ingress read(Stored<io.fabric8.kubernetes.api.model.networking.v1.Ingress> stored) {
		IngressSpec spec = Objects.requireNonNullElseGet(stored.object().getSpec(), IngressSpec::new);
		List<Rule> rules = new ArrayList<>();
		List<IngressRule> written = Objects.requireNonNullElse(spec.getRules(), List.of());
		for (int i = 0; i < written.size(); i++) {
			if (written.get(i) != null) {
				rules.add(rule(stored, i, written.get(i)));
			}
		}
		List<String> tls = nonNull(spec.getTls()).stream().flatMap((one) -> nonNull(one.getHosts()).stream()).toList();
		return new Ingress(stored.namespace(), stored.name(), className(stored, spec), stored.annotations(),
				backend(spec.getDefaultBackend()), rules, tls, addresses(stored.object()), stored.created(),
				nonNull(spec.getTls()).stream()
					.map((one) -> new Ingress.Certificate(nonNull(one.getHosts()),
							Objects.requireNonNullElse(one.getSecretName(), "")))
					.toList());
	}

	private @Nullable String className(Stored<?> stored, IngressSpec spec) {
		String written = spec.getIngressClassName();
		if (written != null && !written.isEmpty()) {
			return written;
		}
		return stored.annotations().containsKey(CLASS_ANNOTATION) ? null : this.defaultClass.orElse(null);
	}

	private Rule rule(Stored<?> stored, int index, IngressRule written) {
		List<Path> paths = new ArrayList<>();
		List<HTTPIngressPath> all = (written.getHttp() != null)
				? Objects.requireNonNullElse(written.getHttp().getPaths(), List.of()) : List.of();
		for (int i = 0; i < all.size(); i++) {
			if (all.get(i) != null) {
				path(stored, "spec.rules[" + index + "].http.paths[" + i + "]", all.get(i)).ifPresent(paths::add);
			}
		}
		String host = written.getHost();
		return new Rule((host == null || host.isEmpty()) ? null : host, paths);
	}

	private Optional<Path> path(Stored<?> stored, String at, HTTPIngressPath written) {
		Backend backend = backend(written.getBackend());
		if (backend == null) {
			this.report.error("INGRESS_BACKEND_MISSING", stored.ref(), at,
					stored.ref() + ": " + at + " has no backend; the API server refuses it, the path is left out",
					"Write backend.service.name and backend.service.port.number.");
			return Optional.empty();
		}
		if (written.getPathType() == null) {
			this.report.error("PATH_TYPE_MISSING", stored.ref(), at,
					stored.ref() + ": " + at
							+ ".pathType is missing, the API server refuses it; allowed are Exact, Prefix,"
							+ " ImplementationSpecific; ImplementationSpecific is used",
					"Write pathType: Prefix.");
		}
		String type = Objects.requireNonNullElse(written.getPathType(), "ImplementationSpecific");
		String path = written.getPath();
		return Optional.of(new Path((path == null || path.isEmpty()) ? "/" : path, type, backend));
	}

	private static @Nullable Backend backend(@Nullable IngressBackend written) {
		if (written == null || (written.getService() == null && written.getResource() == null)) {
			return null;
		}
		if (written.getService() == null) {
			return new Backend(null, "");
		}
		var port = written.getService().getPort();
		String text = (port == null) ? "" : (port.getNumber() != null && port.getNumber() != 0)
				? String.valueOf(port.getNumber()) : Objects.requireNonNullElse(port.getName(), "");
		return new Backend(Objects.requireNonNullElse(written.getService().getName(), ""), text);
	}

	private static List<IpAddress> addresses(io.fabric8.kubernetes.api.model.networking.v1.Ingress object) {
		if (object.getStatus() == null || object.getStatus().getLoadBalancer() == null) {
			return List.of();
		}
		return nonNull(object.getStatus().getLoadBalancer().getIngress()).stream()
			.map(IngressLoadBalancerIngress::getIp)
			.flatMap(Stream::ofNullable)
			.flatMap((text) -> IpAddress.parse(text).stream())
			.toList();
	}

	private static <T> List<T> nonNull(@Nullable List<T> written) {
		return (written != null) ? written.stream().filter(Objects::nonNull).toList() : List.of();
	}

}
