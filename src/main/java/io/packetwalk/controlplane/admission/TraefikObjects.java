package io.packetwalk.controlplane.admission;

import java.util.List;
import java.util.function.BiFunction;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.IngressRoute;
import io.packetwalk.cluster.IngressRoute.Reference;
import io.packetwalk.cluster.IngressRoute.Target;
import io.packetwalk.cluster.TraefikApi;
import io.packetwalk.cluster.TraefikMiddleware;
import io.packetwalk.cluster.TraefikService;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Stored;
import io.packetwalk.controlplane.store.Tree;

/** Lists Traefik's custom resources, of the old API group {@code containo.us} too. */
final class TraefikObjects {

	private final ApiObjects objects;

	TraefikObjects(ApiObjects objects) {
		this.objects = objects;
	}

	TraefikApi list() {
		return new TraefikApi(each("IngressRoute", TraefikObjects::route), each("Middleware",
				(stored, spec) -> new TraefikMiddleware(stored.namespace(), stored.name(), TraefikActions.read(spec))),
				each("TraefikService", TraefikObjects::service));
	}

	private <R> List<R> each(String kind, BiFunction<Stored<?>, Tree, R> reader) {
		return this.objects.listGeneric(kind)
			.stream()
			.filter((stored) -> stored.object().getApiVersion().startsWith("traefik."))
			.map((stored) -> reader.apply(stored, spec(stored.object())))
			.toList();
	}

	private static Tree spec(GenericKubernetesResource object) {
		return new Tree(object.getAdditionalProperties()).at("spec");
	}

	private static IngressRoute route(Stored<?> stored, Tree spec) {
		return new IngressRoute(stored.namespace(), stored.name(), stored.annotations(), spec.at("entryPoints").texts(),
				spec.at("tls").present(), spec.at("tls").at("secretName").text(""),
				spec.at("routes")
					.items()
					.stream()
					.map((route) -> new IngressRoute.Route(route.at("match").text(""), route.at("priority").number(0),
							route.at("middlewares").items().stream().map(TraefikObjects::reference).toList(),
							targets(route.at("services"))))
					.toList());
	}

	static Reference reference(Tree written) {
		return new Reference(written.at("name").text(""), GatewayFields.optional(written.at("namespace")));
	}

	private static List<Target> targets(Tree list) {
		return list.items().stream().map(TraefikObjects::target).toList();
	}

	private static Target target(Tree written) {
		Tree nativeLb = written.at("nativeLB");
		return new Target(written.at("kind").text("Service"), reference(written), written.at("port").text(""),
				written.at("weight").number(1), nativeLb.present() ? nativeLb.flag(false) : null,
				written.at("nodePortLB").flag(false), written.at("scheme").text(""),
				written.at("passHostHeader").flag(true));
	}

	private static TraefikService service(Stored<?> stored, Tree spec) {
		Tree mirroring = spec.at("mirroring");
		@Nullable Target mirrored = mirroring.present() ? target(mirroring) : null;
		return new TraefikService(stored.namespace(), stored.name(), targets(spec.at("weighted").at("services")),
				mirrored,
				mirroring.at("mirrors")
					.items()
					.stream()
					.map((mirror) -> new TraefikService.Copy(target(mirror), mirror.at("percent").number(0)))
					.toList());
	}

}
