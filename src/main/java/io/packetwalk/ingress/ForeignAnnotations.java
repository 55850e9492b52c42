package io.packetwalk.ingress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Ingress;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Service;
import io.packetwalk.ingress.program.ControllerPods;

/**
 * Annotations that the controller which serves an object does not read: those of another
 * product, or with a part of their prefix missing. Nothing in a cluster says so.
 */
record ForeignAnnotations(String controller, String own) {

	private static final String NGINX_PREFIX = "nginx.ingress.kubernetes.io/";

	private static final String TRAEFIK_PREFIX = "traefik.ingress.kubernetes.io/";

	private static final String ROUTER = TRAEFIK_PREFIX + "router.";

	private static final String SERVICE = TRAEFIK_PREFIX + "service.";

	private static final Set<String> SERVICE_MODELLED = Set.of("nativelb", "nodeportlb");

	private static final Map<String, String> PRODUCTS = products();

	private static Map<String, String> products() {
		Map<String, String> products = new LinkedHashMap<>();
		products.put(NGINX_PREFIX, "ingress-nginx");
		products.put(TRAEFIK_PREFIX, "Traefik");
		products.put("nginx.org/", "F5's NGINX Ingress Controller");
		products.put("nginx.com/", "F5's NGINX Ingress Controller");
		products.put("haproxy.org/", "HAProxy's controller");
		products.put("haproxy-ingress.github.io/", "HAProxy Ingress");
		products.put("konghq.com/", "Kong");
		products.put("alb.ingress.kubernetes.io/", "the AWS Load Balancer Controller");
		products.put("appgw.ingress.kubernetes.io/", "Azure's Application Gateway controller");
		products.put("projectcontour.io/", "Contour");
		products.put("ingress.kubernetes.io/", "");
		return products;
	}

	static List<Finding> of(Cluster cluster) {
		boolean nginx = cluster.settings().ingressController().equals(ControllerPods.NGINX);
		if (!nginx && !cluster.settings().ingressController().equals(ControllerPods.TRAEFIK)) {
			return List.of();
		}
		ForeignAnnotations foreign = new ForeignAnnotations(nginx ? "ingress-nginx" : "Traefik",
				nginx ? NGINX_PREFIX : ROUTER);
		List<Finding> findings = new ArrayList<>();
		for (Ingress ingress : cluster.ingresses()) {
			ingress.annotations().keySet().forEach((key) -> foreign.ingress(ingress.ref(), key, findings));
		}
		if (!nginx) {
			cluster.services().forEach((service) -> services(service, findings));
		}
		return findings;
	}

	private void ingress(ObjectRef ref, String key, List<Finding> findings) {
		if (key.startsWith(this.own)) {
			return;
		}
		if (key.startsWith(SERVICE) && this.own.equals(ROUTER)) {
			findings.add(finding("ANNOTATION_NOT_READ", ref, key,
					"Traefik reads it on a Service, not on an Ingress; nothing here acts on it",
					"Move it to the Service."));
			return;
		}
		PRODUCTS.keySet()
			.stream()
			.filter(key::startsWith)
			.findFirst()
			.ifPresent((prefix) -> findings
				.add(finding("ANNOTATION_NOT_READ", ref, key, says(prefix), advice(prefix, key))));
	}

	private String says(String prefix) {
		String product = PRODUCTS.getOrDefault(prefix, "");
		if (product.isEmpty()) {
			return "no controller of today reads annotations of this prefix; " + this.controller + " ignores it";
		}
		String whose = product.equals(this.controller) ? "is none that " + product + " reads on an Ingress"
				: "is an annotation of " + product;
		return "it " + whose + "; " + this.controller + ", which serves Ingresses here, ignores it";
	}

	private String advice(String prefix, String key) {
		boolean unprefixed = prefix.equals("ingress.kubernetes.io/") && this.own.equals(NGINX_PREFIX);
		if (unprefixed) {
			return "Write " + NGINX_PREFIX + key.substring(prefix.length()) + ".";
		}
		return (prefix.equals(NGINX_PREFIX) && this.own.equals(ROUTER))
				? "Say it with a Middleware, or run Traefik's provider kubernetesIngressNGINX." : "";
	}

	private static void services(Service service, List<Finding> findings) {
		service.annotations()
			.keySet()
			.stream()
			.filter((key) -> key.startsWith(SERVICE))
			.filter((key) -> !SERVICE_MODELLED.contains(key.substring(SERVICE.length())))
			.forEach((key) -> findings.add(finding("ANNOTATION_NOT_MODELLED", service.ref(), key,
					"Traefik acts on it in a cluster; here it changes nothing", "")));
	}

	private static Finding finding(String code, ObjectRef ref, String key, String says, String advice) {
		return new Finding(code, false, ref, "metadata.annotations[" + key + "]",
				ref + ": annotation " + key + ": " + says, advice);
	}

}
