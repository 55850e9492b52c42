package io.packetwalk.controlplane.allocation;

import java.util.regex.Pattern;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.controlplane.store.Report;

/**
 * The shapes of the names in a Service, which is refused when one is wrong.
 *
 * @see <a href=
 * "https://kubernetes.io/docs/concepts/overview/working-with-objects/names/">Object
 * Names</a>
 */
record ServiceNaming(Report report) {

	private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?");

	/** {@code IANA_SVC_NAME}: at least one letter, no two dashes in a row. */
	private static final Pattern PORT = Pattern.compile("(?=.{1,15}$)(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*");

	private static final Pattern DOMAIN = Pattern
		.compile("(?=.{1,253}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*\\.?");

	private static final String REFUSED = "; the API server refuses it, so the Service is not in the cluster";

	boolean accepts(Claim claim) {
		return portsAre(claim) && externalNameIs(claim);
	}

	private boolean portsAre(Claim claim) {
		for (ServicePort port : claim.service().ports()) {
			String path = ServicePorts.path(port.index());
			if (port.name() != null && !LABEL.matcher(port.name()).matches()) {
				return refuse(claim.ref(), path + ".name", port.name(),
						"a DNS label: at most 63 small letters, digits and dashes");
			}
			boolean number = port.targetPort().matches("\\d+");
			if (!number && !PORT.matcher(port.targetPort()).matches()) {
				return refuse(claim.ref(), path + ".targetPort", port.targetPort(),
						"a number, or a name of at most 15 small letters, digits and single dashes, one letter at least");
			}
		}
		return true;
	}

	private boolean externalNameIs(Claim claim) {
		String name = claim.service().externalName();
		if (name == null || DOMAIN.matcher(name).matches()) {
			return true;
		}
		return refuse(claim.ref(), "spec.externalName", name, "a DNS name in small letters, such as api.example.com");
	}

	private boolean refuse(ObjectRef ref, String path, String found, String wanted) {
		this.report.error("INVALID_SERVICE_NAME", ref, path,
				ref + ": " + path + " is \"" + found + "\", but must be " + wanted + REFUSED, "");
		return false;
	}

}
