package io.packetwalk.web;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.util.WebUtils;

import io.packetwalk.lab.RandomIds;

/** Knows visitors by their cookie, and gives one to those who have none. */
@Component
public class VisitorCookie implements HandlerMethodArgumentResolver {

	static final String NAME = "pw_visitor";

	private static final int LENGTH = 22;

	private final RandomIds ids;

	VisitorCookie(RandomIds ids) {
		this.ids = ids;
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == Visitor.class;
	}

	@Override
	public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest webRequest, @Nullable WebDataBinderFactory binders) {
		HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
		HttpServletResponse response = webRequest.getNativeResponse(HttpServletResponse.class);
		if (request == null || response == null) {
			throw new IllegalStateException("a visitor comes by HTTP");
		}
		String known = known(request);
		return new Visitor((known != null) ? known : introduce(request, response));
	}

	public static @Nullable String known(HttpServletRequest request) {
		var cookie = WebUtils.getCookie(request, NAME);
		return (cookie != null && valid(cookie.getValue())) ? cookie.getValue() : null;
	}

	static boolean valid(String id) {
		return id.matches("[0-9A-Za-z]{" + LENGTH + "}");
	}

	private String introduce(HttpServletRequest request, HttpServletResponse response) {
		String id = this.ids.next(LENGTH);
		ResponseCookie cookie = ResponseCookie.from(NAME, id)
			.httpOnly(true)
			.secure(request.isSecure())
			.sameSite("Lax")
			.path("/")
			.maxAge(Duration.ofDays(365))
			.build();
		response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
		return id;
	}

}
