package io.packetwalk.lab;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Makes the limits configurable, and lets what is due happen by itself. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LabProperties.class)
@EnableScheduling
class LabConfiguration {

}
