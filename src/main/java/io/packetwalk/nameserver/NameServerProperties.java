package io.packetwalk.nameserver;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator can configure.
 *
 * @param port the UDP and TCP port, 0 for no name server
 * @param lab the lab whose names are answered, null for the one made last
 * @param from who asks, e.g. {@code pod/shop/web}; null for a pod in no namespace
 */
@Validated
@ConfigurationProperties("packetwalk.dns")
record NameServerProperties(@Min(0) @Max(65535) int port, @Nullable String lab, @Nullable String from) {

	NameServerProperties {
		lab = isBlank(lab) ? null : lab;
		from = isBlank(from) ? null : from;
	}

	private static boolean isBlank(@Nullable String text) {
		return text == null || text.isBlank();
	}

	boolean enabled() {
		return this.port > 0;
	}

}
