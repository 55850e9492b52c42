package io.packetwalk.controlplane.admission;

/** Looks at the ports of policies. */
final class PolicyNumbers {

	private static final int LAST_PORT = 65535;

	private final Refusals refusals;

	PolicyNumbers(Refusals refusals) {
		this.refusals = refusals;
	}

	void port(String code, int port, String path) {
		if (port < 1 || port > LAST_PORT) {
			this.refusals.refuse(code, path, "is " + port + ", but must be from 1 to " + LAST_PORT, "");
		}
	}

	void name(String name, String path) {
		if (!LabelRules.isPortName(name)) {
			this.refusals.refuse("POLICY_PORT_INVALID", path,
					"is \"" + name + "\", but must be a number or a container port's name",
					name.matches("\\d+") ? "Write the number without quotes."
							: "A port name is at most 15 of a-z, 0-9 and -, with a letter among them.");
		}
	}

}
