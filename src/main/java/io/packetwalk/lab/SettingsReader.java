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

	private static final int SHORTEST_PREFIX = 8;

	private static final int LONGEST_PREFIX = 28;

	private final Map<String, String> values;

	private final LabSettings others;

	private SettingsReader(Map<String, String> values, LabSettings others) {
		this.values = values;
		this.others = others;
	}

	/**
	 * Reads the settings that are given; other keys are somebody else's.
	 * @param values the settings as text
	 * @param others what the settings are that are not given
	 * @throws InvalidSettingException when a value is not allowed
	 */
	public static LabSettings read(Map<String, String> values, LabSettings others) {
		return new SettingsReader(values, others).settings();
	}

	private LabSettings settings() {
		Long nodes = number("nodes", 1, MOST_NODES);
		return new LabSettings(given(choice("profile", Profile.class), this.others.profile()),
				(nodes != null) ? nodes.intValue() : this.others.nodes(),
				given(choice("proxyMode", ProxyMode.class), this.others.proxyMode()),
				given(choice("cni", CniPlugin.class), this.others.cni()),
				given(block("podCidr"), this.others.podCidr()), given(block("serviceCidr"), this.others.serviceCidr()),
				given(domain(), this.others.clusterDomain()), ingressController(),
				given(number("seed", Long.MIN_VALUE, Long.MAX_VALUE), this.others.seed()));
	}

	private static <T extends @Nullable Object> T given(@Nullable T value, T other) {
		return (value != null) ? value : other;
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

	private @Nullable Cidr block(String field) {
		String value = value(field).orElse(null);
		if (value == null) {
			return null;
		}
		return Cidr.parse(value)
			.filter((cidr) -> cidr.address().isV4() && cidr.prefix() >= SHORTEST_PREFIX
					&& cidr.prefix() <= LONGEST_PREFIX)
			.map(Cidr::network)
			.orElseThrow(() -> new InvalidSettingException(field, value, "an IPv4 range with a prefix length from "
					+ SHORTEST_PREFIX + " to " + LONGEST_PREFIX + ", e.g. 10.96.0.0/12"));
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
		String value = value("ingressController").orElse(this.others.ingressController()).toLowerCase(Locale.ROOT);
		if (!CONTROLLERS.contains(value)) {
			throw new InvalidSettingException("ingressController", value, String.join(", ", CONTROLLERS));
		}
		return value;
	}

}
