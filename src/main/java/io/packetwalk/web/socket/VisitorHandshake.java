package io.packetwalk.web.socket;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

import io.packetwalk.web.VisitorCookie;

/** Remembers, for the life of a WebSocket, whose it is. */
class VisitorHandshake implements HandshakeInterceptor {

	static final String VISITOR = "visitor";

	/** A program without a cookie: its traces are in nobody's list. */
	private static final String NOBODY = "";

	@Override
	public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			Map<String, Object> attributes) {
		String known = (request instanceof ServletServerHttpRequest servlet)
				? VisitorCookie.known(servlet.getServletRequest()) : null;
		attributes.put(VISITOR, (known != null) ? known : NOBODY);
		return true;
	}

	@Override
	public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			@Nullable Exception exception) {
		// nothing is left to do
	}

}
