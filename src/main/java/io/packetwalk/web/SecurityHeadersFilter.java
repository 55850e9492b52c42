package io.packetwalk.web;

import java.io.IOException;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells browsers what a page of ours may do: run our own script, and little else; and who
 * may frame it: nobody, but for the page made to be framed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SecurityHeadersFilter extends OncePerRequestFilter {

	private static final String CONTENT = String.join("; ", "default-src 'none'", "script-src 'self'",
			"style-src 'self'", "img-src 'self' data:", "connect-src 'self'", "font-src 'self'", "form-action 'self'",
			"base-uri 'none'");

	/** No text becomes markup or script but by the rules of {@code trusted.js}. */
	private static final String TRUSTED_TYPES = "require-trusted-types-for 'script'; trusted-types ";

	private static final String PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

	private static final Pattern EMBED = Pattern.compile("/embed/.*");

	private static final Pattern WITHOUT_RULES = Pattern.compile("/embed/.*|/s|/t/[^/]+|/labs/[^/]+");

	/**
	 * What an embedded page is made of: its origin is opaque, so to it we are strangers.
	 */
	private static final Pattern PUBLIC = Pattern
		.compile("/(app|css|img|webjars)/.*|/api/v1/traces/.*|/t/[^/]+/[^/]+|/oembed|/embed/.*");

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String path = request.getRequestURI().substring(request.getContextPath().length());
		boolean open = reading(request) && PUBLIC.matcher(path).matches();
		response.setHeader("Content-Security-Policy", policy(path));
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Referrer-Policy", "no-referrer");
		response.setHeader("Permissions-Policy", PERMISSIONS);
		response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
		response.setHeader("Cross-Origin-Resource-Policy", open ? "cross-origin" : "same-origin");
		if (open) {
			response.setHeader("Access-Control-Allow-Origin", "*");
		}
		if (request.isSecure()) {
			response.setHeader("Strict-Transport-Security", "max-age=31536000");
		}
		chain.doFilter(request, response);
	}

	private static String policy(String path) {
		return CONTENT + "; frame-ancestors " + (EMBED.matcher(path).matches() ? "*" : "'self'") + "; " + TRUSTED_TYPES
				+ (WITHOUT_RULES.matcher(path).matches() ? "'none'" : "default");
	}

	private static boolean reading(HttpServletRequest request) {
		return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
	}

}
