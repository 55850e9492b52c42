package io.packetwalk.manifest;

import org.jspecify.annotations.Nullable;

/**
 * Something about what a user wrote.
 *
 * @param code a stable code such as {@code TARGET_PORT_NOT_FOUND}
 * @param severity how bad it is
 * @param location where, null when it belongs to no file
 * @param object the object, e.g. {@code Service shop/web}, null when it belongs to none
 * @param message names object, field, value found, values allowed and what is done
 * instead
 * @param suggestion what to do, empty when there is nothing to do
 */
public record Problem(String code, Severity severity, @Nullable SourceLocation location, @Nullable String object,
		String message, String suggestion) {

}
