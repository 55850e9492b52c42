package io.packetwalk.lab.store;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.relational.core.mapping.DefaultNamingStrategy;
import org.springframework.data.relational.core.mapping.NamingStrategy;

/** Ties the records of this package to their tables. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

	/**
	 * {@code StoredTrace} and {@code TraceListing} are two looks at table {@code trace};
	 * a list leaves out what was removed.
	 */
	@Bean
	NamingStrategy tableNames() {
		return new DefaultNamingStrategy() {

			@Override
			public String getTableName(Class<?> type) {
				return super.getTableName(type).replaceFirst("^(lab|trace)_listing$", "standing_$1")
					.replaceAll("^stored_|_listing$", "");
			}

		};
	}

}
