package io.packetwalk.resolver;

/**
 * The network as a resolver sees it: a question goes out, something comes back or nothing
 * does.
 */
@FunctionalInterface
public interface NameServers {

	Reply ask(Question question);

}
