package io.packetwalk.controlplane.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.GRPCRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.TLSRoute;
import tools.jackson.databind.json.JsonMapper;

import io.packetwalk.cluster.Edge;
import io.packetwalk.cluster.Gateway;
import io.packetwalk.cluster.Gateway.AllowedRoutes;
import io.packetwalk.cluster.Gateway.CertificateRef;
import io.packetwalk.cluster.Gateway.Listener;
import io.packetwalk.cluster.Gateway.RouteKind;
import io.packetwalk.cluster.GatewayApi;
import io.packetwalk.cluster.GatewayClass;
import io.packetwalk.cluster.GatewayRoute;
import io.packetwalk.cluster.GatewayRoute.Identity;
import io.packetwalk.cluster.GrpcRoute;
import io.packetwalk.cluster.HttpRoute;
import io.packetwalk.cluster.ReferenceGrant;
import io.packetwalk.cluster.Secret;
import io.packetwalk.cluster.TlsRoute;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Stored;
import io.packetwalk.controlplane.store.Tree;

/** Lists what leads requests into the cluster besides Ingresses, defaults filled in. */
public final class GatewayObjects {

	private static final String GROUP = "gateway.networking.k8s.io";

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final ApiObjects objects;

	private GatewayObjects(ApiObjects objects) {
		this.objects = objects;
	}

	public static Edge list(ApiObjects objects) {
		GatewayObjects lists = new GatewayObjects(objects);
		return new Edge(lists.gatewayApi(), new TraefikObjects(objects).list(), lists.secrets());
	}

	private GatewayApi gatewayApi() {
		List<GatewayRoute> routes = new ArrayList<>();
		routes.addAll(each(HTTPRoute.class, GatewayObjects::httpRoute));
		routes.addAll(each(GRPCRoute.class, GatewayObjects::grpcRoute));
		routes.addAll(each(TLSRoute.class, GatewayObjects::tlsRoute));
		return new GatewayApi(
				each(io.fabric8.kubernetes.api.model.gatewayapi.v1.GatewayClass.class,
						(read) -> new GatewayClass(read.stored().name(), read.spec().at("controllerName").text(""))),
				each(io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway.class, GatewayObjects::gateway), routes,
				each(io.fabric8.kubernetes.api.model.gatewayapi.v1.ReferenceGrant.class, GatewayObjects::grant));
	}

	/** An object and its spec. */
	private record Read(Stored<?> stored, Tree spec) {

		Identity identity(String kind) {
			return new Identity(kind, this.stored.namespace(), this.stored.name(), this.stored.created());
		}

	}

	private <T extends HasMetadata, R> List<R> each(Class<T> type, Function<Read, R> reader) {
		return this.objects.list(type)
			.stream()
			.map((stored) -> reader
				.apply(new Read(stored, new Tree(MAPPER.convertValue(stored.object(), Map.class)).at("spec"))))
			.toList();
	}

	private List<Secret> secrets() {
		return this.objects.list(io.fabric8.kubernetes.api.model.Secret.class)
			.stream()
			.map((stored) -> new Secret(stored.namespace(), stored.name(),
					java.util.Objects.requireNonNullElse(stored.object().getType(), "Opaque")))
			.toList();
	}

	private static Gateway gateway(Read read) {
		return new Gateway(read.stored().namespace(), read.stored().name(), read.spec().at("gatewayClassName").text(""),
				read.spec().at("listeners").items().stream().map(GatewayObjects::listener).toList());
	}

	private static Listener listener(Tree written) {
		Tree tls = written.at("tls");
		List<CertificateRef> certificates = tls.at("certificateRefs")
			.items()
			.stream()
			.map((ref) -> new CertificateRef(ref.at("group").text(""), ref.at("kind").text("Secret"),
					GatewayFields.optional(ref.at("namespace")), ref.at("name").text("")))
			.toList();
		return new Listener(written.at("name").text(""), written.at("port").number(0), written.at("protocol").text(""),
				GatewayFields.optional(written.at("hostname")), tls.at("mode").text("Terminate"), certificates,
				allowed(written.at("allowedRoutes")));
	}

	private static AllowedRoutes allowed(Tree written) {
		Tree namespaces = written.at("namespaces");
		return new AllowedRoutes(namespaces.at("from").text("Same"), GatewayFields.selector(namespaces.at("selector")),
				written.at("kinds")
					.items()
					.stream()
					.map((kind) -> new RouteKind(kind.at("group").text(GROUP), kind.at("kind").text("")))
					.toList());
	}

	private static GatewayRoute httpRoute(Read read) {
		return new HttpRoute(read.identity("HTTPRoute"), GatewayFields.parents(read
			.spec()), read.spec().at("hostnames").texts(), GatewayFields.entries(
					read.spec().at("rules"), "spec.rules",
					(rule, at) -> new HttpRoute.Rule(
							rule.at("matches").items().stream().map(GatewayObjects::httpMatch).toList(),
							RouteFilters.read(rule.at("filters"), at + ".filters"), GatewayFields.backends(rule, at))));
	}

	private static HttpRoute.Match httpMatch(Tree written) {
		Tree path = written.at("path");
		return new HttpRoute.Match(path.at("type").text("PathPrefix"), path.at("value").text("/"),
				GatewayFields.values(written.at("headers"), (name) -> name.toLowerCase(Locale.ROOT)),
				GatewayFields.values(written.at("queryParams"), Function.identity()),
				GatewayFields.optional(written.at("method")));
	}

	private static GatewayRoute grpcRoute(Read read) {
		return new GrpcRoute(read.identity("GRPCRoute"), GatewayFields.parents(read
			.spec()), read.spec().at("hostnames").texts(), GatewayFields.entries(
					read.spec().at("rules"), "spec.rules",
					(rule, at) -> new GrpcRoute.Rule(
							rule.at("matches").items().stream().map(GatewayObjects::grpcMatch).toList(),
							RouteFilters.read(rule.at("filters"), at + ".filters"), GatewayFields.backends(rule, at))));
	}

	private static GrpcRoute.Match grpcMatch(Tree written) {
		Tree method = written.at("method");
		return new GrpcRoute.Match(method.at("type").text("Exact").equals("RegularExpression"),
				GatewayFields.optional(method.at("service")), GatewayFields.optional(method.at("method")),
				GatewayFields.values(written.at("headers"), (name) -> name.toLowerCase(Locale.ROOT)));
	}

	private static GatewayRoute tlsRoute(Read read) {
		return new TlsRoute(read.identity("TLSRoute"), GatewayFields.parents(read.spec()),
				read.spec().at("hostnames").texts(),
				GatewayFields.entries(read.spec().at("rules"), "spec.rules", GatewayFields::backends));
	}

	private static ReferenceGrant grant(Read read) {
		return new ReferenceGrant(read.stored().namespace(), read.stored().name(),
				read.spec()
					.at("from")
					.items()
					.stream()
					.map((from) -> new ReferenceGrant.From(from.at("group").text(""), from.at("kind").text(""),
							from.at("namespace").text("")))
					.toList(),
				read.spec()
					.at("to")
					.items()
					.stream()
					.map((to) -> new ReferenceGrant.To(to.at("group").text(""), to.at("kind").text(""),
							GatewayFields.optional(to.at("name"))))
					.toList());
	}

}
