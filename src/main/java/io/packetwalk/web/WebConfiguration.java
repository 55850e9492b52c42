package io.packetwalk.web;

import java.util.List;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import jakarta.servlet.MultipartConfigElement;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.JacksonModule;

import io.packetwalk.export.NetModule;
import io.packetwalk.lab.LabProperties;
import io.packetwalk.trace.Trace;

/** How requests are read and answers written. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

	/** The envelopes of many files come on top of the files. */
	private static final long ENVELOPES = 8L << 20;

	private final VisitorCookie visitorCookie;

	WebConfiguration(VisitorCookie visitorCookie) {
		this.visitorCookie = visitorCookie;
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(this.visitorCookie);
	}

	/** Addresses in JSON as text. */
	@Bean
	JacksonModule netModule() {
		return new NetModule();
	}

	/** Uploads stay in memory, so that a Secret never touches a disk. */
	@Bean
	MultipartConfigElement multipartConfig(LabProperties properties) {
		long bytes = properties.limits().bytes().toBytes();
		return new MultipartConfigElement("", bytes, bytes + ENVELOPES, (int) Math.min(bytes, Integer.MAX_VALUE));
	}

	@Bean
	OpenAPI openApi() {
		return new OpenAPI().info(new Info().title("Packetwalk")
			.version(Trace.ENGINE)
			.description("Upload Kubernetes manifests, walk one packet through the cluster they make."));
	}

}
