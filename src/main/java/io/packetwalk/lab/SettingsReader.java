package io.packetwalk.lab;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.Profile;
import io.packetwalk.cluster.ProxyMode;
import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.net.Cidr;

/** Reads lab settings from the text of query parameters, form fields or a sample. */
public final class SettingsReader {

	private static final List<String> CONTROLLERS = List.of("auto", "ingress-nginx", "traefik", "none");

	private static final int MOST_NODES = 5000;

	private final Map<String, String> values;

	private SettingsReader(Map<String, String> values) {
		this.values = values;
	}

	/**
	 * Reads the settings that are given and leaves the rest at their defaults; other keys
	 * are somebody else's.
	 * @throws InvalidSettingException when a value is not allowed
	 */
	public static LabSettings read(Map<String, String> values) {
		return new SettingsReader(values).settings();
	}

	private LabSettings settings() {
		LabSettings defaults = LabSettings.defaults();
		Profile profile = choice("profile", Profile.class);
		Long seed = number("seed", Long.MIN_VALUE, Long.MAX_VALUE);
		Long nodes = number("nodes", 1, MOST_NODES);
		return new LabSettings((profile != null) ? profile : defaults.profile(),
				(nodes != null) ? nodes.intValue() : defaults.nodes(), choice("proxyMode", ProxyMode.class),
				choice("cni", CniPlugin.class), block("podCidr", 8, 28), block("serviceCidr", 8, 28), domain(),
				ingressController(), (seed != null) ? seed : defaults.seed());
	}

	private Optional<String> value(String field) {
		return Optional.ofNullable(this.values.get(field)).map(String::strip).filter((value) -> !value.isEmpty());
	}

	private <E extends Enum<E>> @Nullable E choice(String field, Class<E> type) {
		String value = value(field).orElse(null);
		if (value == null) {
			return null;
		}
		for (E constant : type.getEnumConstants()) {
			if (constant.name().equalsIgnoreCase(value)) {
				return constant;
			}
		}
		throw new InvalidSettingException(field, value,
				Arrays.stream(type.getEnumConstants())
					.map((constant) -> constant.name().toLowerCase(Locale.ROOT))
					.collect(Collectors.joining(", ")));
	}

	private @Nullable Long number(String field, long least, long most) {
		String value = value(field).orElse(null);
		if (value == null) {
			return null;
		}
		String allowed = (least == Long.MIN_VALUE) ? "an integer" : "an integer from " + least + " to " + most;
		try {
			long number = Long.parseLong(value);
			if (number >= least && number <= most) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			throw new InvalidSettingException(field, value, allowed);
		}
		throw new InvalidSettingException(field, value, allowed);
	}

	private @Nullable Cidr block(String field, int shortest, int longest) {
		String value = value(field).orElse(null);
		if (value == null) {
			return null;
		}
		return Cidr.parse(value)
			.filter((cidr) -> cidr.address().isV4() && cidr.prefix() >= shortest && cidr.prefix() <= longest)
			.map(Cidr::network)
			.orElseThrow(() -> new InvalidSettingException(field, value,
					"an IPv4 range with a prefix length from " + shortest + " to " + longest + ", e.g. 10.96.0.0/12"));
	}

	private @Nullable String domain() {
		String value = value("clusterDomain").orElse(null);
		if (value == null) {
			return null;
		}
		String domain = value.toLowerCase(Locale.ROOT).replaceAll("\\.$", "");
		if (domain.length() > 200
				|| !domain.matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*")) {
			throw new InvalidSettingException("clusterDomain", value, "a DNS name, e.g. cluster.local");
		}
		return domain;
	}

	private String ingressController() {
		String value = value("ingressController").orElse("auto").toLowerCase(Locale.ROOT);
		if (!CONTROLLERS.contains(value)) {
			throw new InvalidSettingException("ingressController", value, String.join(", ", CONTROLLERS));
		}
		return value;
	}

}
