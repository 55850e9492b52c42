package io.packetwalk.lab;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.relational.core.mapping.DefaultNamingStrategy;
import org.springframework.data.relational.core.mapping.NamingStrategy;

/** Wires the database to the records of this room. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LabProperties.class)
class LabConfiguration {

	/**
	 * {@code StoredTrace} and {@code TraceListing} are two looks at table {@code trace}.
	 */
	@Bean
	NamingStrategy tableNames() {
		return new DefaultNamingStrategy() {

			@Override
			public String getTableName(Class<?> type) {
				return super.getTableName(type).replaceAll("^stored_|_listing$", "");
			}

		};
	}

}
