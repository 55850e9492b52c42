package io.packetwalk.ingress.gateway;

import java.util.List;

import io.packetwalk.cluster.Gateway;

/**
 * What a listener's status says
 * (<a href="https://gateway-api.sigs.k8s.io/reference/spec/#listenerstatus">spec</a>).
 *
 * @param gateway its Gateway
 * @param index its place in {@code spec.listeners}
 * @param supportedKinds the kinds of routes that may attach
 * @param attachedRoutes how many did
 * @param accepted whether it can be had at all beside the others, and its protocol is one
 * we know
 * @param resolvedRefs whether its kinds and certificates are there
 */
public record ListenerStatus(Gateway gateway, int index, List<String> supportedKinds, int attachedRoutes,
		Condition accepted, Condition resolvedRefs) {

	public ListenerStatus {
		supportedKinds = List.copyOf(supportedKinds);
	}

	public Gateway.Listener listener() {
		return this.gateway.listeners().get(this.index);
	}

	/** The path to it. */
	String at() {
		return "spec.listeners[" + this.index + "]";
	}

	/** Whether connections are taken: a certificate that is not there takes none. */
	public boolean programmed() {
		return this.accepted.holds()
				&& (this.resolvedRefs.holds() || this.resolvedRefs.path().contains(".allowedRoutes"));
	}

}
