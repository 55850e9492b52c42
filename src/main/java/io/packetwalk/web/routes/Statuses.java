package io.packetwalk.web.routes;

import java.util.ArrayList;
import java.util.List;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Gateway;
import io.packetwalk.ingress.gateway.Condition;
import io.packetwalk.ingress.gateway.ListenerStatus;
import io.packetwalk.ingress.gateway.RouteParent;

/** What the statuses of a Gateway and of the routes that name it say. */
record Statuses(Lines lines) {

	List<Status> of(Cluster cluster, Gateway gateway) {
		io.packetwalk.ingress.gateway.Statuses all = io.packetwalk.ingress.gateway.Statuses.of(cluster);
		List<Status> statuses = new ArrayList<>();
		all.listeners()
			.stream()
			.filter((one) -> one.gateway().equals(gateway))
			.map(this::listener)
			.forEach(statuses::add);
		all.parents().stream().filter((one) -> one.gateway().equals(gateway)).map(this::parent).forEach(statuses::add);
		return statuses;
	}

	private Status listener(ListenerStatus status) {
		String attached = status.attachedRoutes() + (status.attachedRoutes() == 1 ? " route" : " routes") + " attached";
		return new Status(status.gateway().ref().toString(), "listener " + status.listener().name() + ", " + attached,
				List.of(condition(status.accepted()),
						new Status.Condition("Programmed", status.programmed(),
								status.programmed() ? "Programmed" : "Invalid",
								status.programmed() ? "" : "no connection to it is taken"),
						condition(status.resolvedRefs())),
				this.lines.of(status.gateway().ref(), "spec.listeners[" + status.index() + "]"));
	}

	private Status parent(RouteParent parent) {
		return new Status(parent.route().ref().toString(), "",
				List.of(condition(parent.accepted()), condition(parent.resolvedRefs())),
				this.lines.of(parent.route().ref(), "spec.parentRefs[" + parent.index() + "]"));
	}

	private static Status.Condition condition(Condition condition) {
		return new Status.Condition(condition.type(), condition.holds(), condition.reason(), condition.message());
	}

}
