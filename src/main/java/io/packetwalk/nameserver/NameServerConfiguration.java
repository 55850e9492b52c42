package io.packetwalk.nameserver;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Makes the name server configurable. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NameServerProperties.class)
class NameServerConfiguration {

}
