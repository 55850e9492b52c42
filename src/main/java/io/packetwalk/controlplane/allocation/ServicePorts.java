package io.packetwalk.controlplane.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.ServicePort;

import io.packetwalk.controlplane.store.Report;
import io.packetwalk.net.Protocol;

/** Reads and defaults {@code spec.ports}. */
record ServicePorts(Report report) {

	List<ServicePort> read(ObjectRef ref, ServiceSpec spec) {
		List<io.fabric8.kubernetes.api.model.ServicePort> written = Objects.requireNonNullElse(spec.getPorts(),
				List.of());
		List<ServicePort> ports = new ArrayList<>();
		for (int i = 0; i < written.size(); i++) {
			if (written.get(i) != null && written.get(i).getPort() != null) {
				ports.add(port(ref, i, written.get(i)));
			}
		}
		return ports;
	}

	private ServicePort port(ObjectRef ref, int index, io.fabric8.kubernetes.api.model.ServicePort written) {
		Protocol protocol = Optional.ofNullable(written.getProtocol()).flatMap(Protocol::parse).orElse(Protocol.TCP);
		String name = (written.getName() == null || written.getName().isEmpty()) ? null : written.getName();
		return new ServicePort(name, protocol, written.getPort(),
				targetPort(ref, index, written.getTargetPort(), written.getPort()),
				Objects.requireNonNullElse(written.getNodePort(), 0), written.getAppProtocol(), index);
	}

	/** The target port as text; the Service port's number when absent. */
	private String targetPort(ObjectRef ref, int index, @Nullable IntOrString written, int port) {
		if (written == null || written.getValue() == null || written.getValue().equals(0)) {
			return String.valueOf(port);
		}
		String text = String.valueOf(written.getValue());
		if (written.getStrVal() != null && text.matches("\\d+")) {
			this.report.error("TARGET_PORT_IS_TEXT", ref, path(index) + ".targetPort", ref + ": " + path(index)
					+ ".targetPort \"" + text
					+ "\" is quoted, a name must have a letter; the API server refuses it, here the number is used",
					"Write targetPort: " + text + " without quotes.");
		}
		return text.isBlank() ? String.valueOf(port) : text;
	}

	static String path(int index) {
		return "spec.ports[" + index + "]";
	}

}
