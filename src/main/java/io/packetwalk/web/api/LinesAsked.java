package io.packetwalk.web.api;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * {@code ?grep=} on the texts of nodes and pods: a node of a large cluster has hundreds
 * of thousands of lines. A line stays when it has every word, whatever the case.
 */
@ControllerAdvice
class LinesAsked implements ResponseBodyAdvice<byte[]>, OperationCustomizer {

	private static final String PARAMETER = "grep";

	private static final Set<Class<?>> TEXTS = Set.of(NodesController.class, PodsController.class,
			TraceNodesController.class, TracePodsController.class);

	@Override
	public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
		return isText(returned.getContainingClass(), returned.getParameterType());
	}

	@Override
	public byte @Nullable [] beforeBodyWrite(byte @Nullable [] body, MethodParameter returned, MediaType type,
			Class<? extends HttpMessageConverter<?>> converter, ServerHttpRequest request,
			ServerHttpResponse response) {
		List<String> words = words(request);
		return (body == null || words.isEmpty()) ? body : grep(body, words);
	}

	@Override
	public Operation customize(Operation operation, HandlerMethod method) {
		if (isText(method.getBeanType(), method.getMethod().getReturnType())) {
			operation.addParametersItem(new QueryParameter().name(PARAMETER)
				.required(false)
				.schema(new StringSchema())
				.description("Only lines that have every one of these words, whatever the case"));
		}
		return operation;
	}

	private static boolean isText(Class<?> controller, Class<?> returned) {
		return TEXTS.contains(controller) && ResponseEntity.class.isAssignableFrom(returned);
	}

	private static List<String> words(ServerHttpRequest request) {
		String text = (request instanceof ServletServerHttpRequest servlet)
				? Objects.requireNonNullElse(servlet.getServletRequest().getParameter(PARAMETER), "") : "";
		return Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+")).filter((word) -> !word.isEmpty()).toList();
	}

	private static byte[] grep(byte[] body, List<String> words) {
		return new String(body, StandardCharsets.UTF_8).lines()
			.filter((line) -> words.stream().allMatch(line.toLowerCase(Locale.ROOT)::contains))
			.map((line) -> line + "\n")
			.collect(Collectors.joining())
			.getBytes(StandardCharsets.UTF_8);
	}

}
