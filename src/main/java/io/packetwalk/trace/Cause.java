package io.packetwalk.trace;

/**
 * The line of YAML behind a step.
 *
 * @param file the file
 * @param line the line, from 1
 * @param column the column, from 1
 * @param path the field
 * @param object the object, e.g. {@code Service shop/web}
 * @param text the line itself, trimmed
 */
public record Cause(String file, int line, int column, String path, String object, String text) {

}
