package io.packetwalk.clusterdns.kubernetes;

import java.util.List;

import io.packetwalk.clusterdns.server.Zones;

/**
 * A name taken apart (plugin/kubernetes/parse.go); parts that are missing are empty.
 *
 * @param form whether the name can mean anything
 * @param podOrSvc {@code pod} or {@code svc}
 * @param namespace the namespace
 * @param service the Service, or for pods the dashed address
 * @param endpoint the label of an endpoint
 * @param port the port, without its underscore
 * @param protocol the protocol, without its underscore
 */
record RecordRequest(Form form, String podOrSvc, String namespace, String service, String endpoint, String port,
		String protocol) {

	/** Whether the name can mean anything. */
	enum Form {

		/** The zone itself, {@code svc} or {@code pod}: it exists, and has no records. */
		EMPTY_NODE,
		/** Next to the zone stands neither {@code svc} nor {@code pod}. */
		OUTSIDE_SCHEMA,
		/** Three or more labels left of the Service. */
		TOO_LONG,
		/** A namespace or something in it. */
		RECORD

	}

	static RecordRequest parse(String lowerName, String zone) {
		String base = Zones.leftOf(zone, lowerName);
		if (base.isEmpty() || base.equals("svc") || base.equals("pod")) {
			return just(Form.EMPTY_NODE);
		}
		List<String> labels = List.of(base.split("\\.", -1)).reversed();
		String podOrSvc = labels.getFirst();
		if (!podOrSvc.equals("svc") && !podOrSvc.equals("pod")) {
			return just(Form.OUTSIDE_SCHEMA);
		}
		String namespace = labels.get(1);
		String service = (labels.size() > 2) ? labels.get(2) : "";
		return switch (labels.size()) {
			case 2, 3 -> new RecordRequest(Form.RECORD, podOrSvc, namespace, service, "", "", "");
			case 4 -> new RecordRequest(Form.RECORD, podOrSvc, namespace, service, labels.get(3), "", "");
			case 5 -> new RecordRequest(Form.RECORD, podOrSvc, namespace, service, "", withoutUnderscore(labels.get(4)),
					withoutUnderscore(labels.get(3)));
			default -> just(Form.TOO_LONG);
		};
	}

	private static RecordRequest just(Form form) {
		return new RecordRequest(form, "", "", "", "", "", "");
	}

	private static String withoutUnderscore(String label) {
		return label.startsWith("_") ? label.substring(1) : label;
	}

	boolean wantsPod() {
		return this.podOrSvc.equals("pod");
	}

	/** Whether a port of this name and protocol is meant; an absent part means any. */
	boolean wantsPort(String name, String portProtocol) {
		return (this.port.isEmpty() || this.port.equalsIgnoreCase(name))
				&& (this.protocol.isEmpty() || this.protocol.equalsIgnoreCase(portProtocol));
	}

}
