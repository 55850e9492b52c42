package io.packetwalk.clusterdns;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.ObjectRef;

/**
 * Something wrong with CoreDNS's configuration, at its line.
 *
 * @param configMap the ConfigMap that holds the text, null for the Corefile a
 * distribution ships
 * @param key the key in it
 * @param line the line of the text, from 1
 * @param directive the directive, empty outside of any
 * @param message what is wrong, file and line first
 */
public record CorefileProblem(@Nullable ObjectRef configMap, String key, int line, String directive, String message) {

}
