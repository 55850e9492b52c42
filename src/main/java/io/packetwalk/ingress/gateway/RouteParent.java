package io.packetwalk.ingress.gateway;

import java.util.List;

import io.packetwalk.cluster.Gateway;
import io.packetwalk.cluster.GatewayRoute;
import io.packetwalk.cluster.GatewayRoute.ParentRef;

/**
 * What a route's status says about one of its parents
 * (<a href="https://gateway-api.sigs.k8s.io/reference/spec/#routeparentstatus">spec</a>).
 *
 * @param route the route
 * @param index the place of the reference in {@code spec.parentRefs}
 * @param gateway the parent
 * @param accepted whether it attached to a listener
 * @param resolvedRefs whether its backends are there
 * @param attached the listeners it attached to
 */
public record RouteParent(GatewayRoute route, int index, Gateway gateway, Condition accepted, Condition resolvedRefs,
		List<Attached> attached) {

	public RouteParent {
		attached = List.copyOf(attached);
	}

	public ParentRef ref() {
		return this.route.parents().get(this.index);
	}

	/**
	 * A listener a route attached to.
	 *
	 * @param listener its place in the Gateway's listeners
	 * @param hostnames the host names both are for, empty text for all
	 */
	public record Attached(int listener, List<String> hostnames) {

		public Attached {
			hostnames = List.copyOf(hostnames);
		}

	}

}
