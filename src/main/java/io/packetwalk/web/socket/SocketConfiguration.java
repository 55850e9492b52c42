package io.packetwalk.web.socket;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;

/**
 * Where the WebSocket is. No origin is allowed by name: pages of our own origin may
 * connect, and so may programs, which send none.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class SocketConfiguration implements WebSocketConfigurer {

	private static final int LARGEST_MESSAGE = 64 * 1024;

	private final TraceSocket traceSocket;

	SocketConfiguration(TraceSocket traceSocket) {
		this.traceSocket = traceSocket;
	}

	@Override
	public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
		registry.addHandler(this.traceSocket, "/ws/labs/*/traces").addInterceptors(new VisitorHandshake());
	}

	@Bean
	ServletServerContainerFactoryBean webSocketContainer() {
		ServletServerContainerFactoryBean container = new ServletServerContainerFactoryBean();
		container.setMaxTextMessageBufferSize(LARGEST_MESSAGE);
		container.setAsyncSendTimeout(10_000L);
		return container;
	}

}
