package io.packetwalk.ingress;

import io.packetwalk.cluster.ObjectRef;

/**
 * Something about an object that a controller would say in its status or log.
 *
 * @param code a stable code, e.g. {@code ROUTE_NOT_ACCEPTED}
 * @param error whether requests fail by it; otherwise it works, but not as written
 * @param object the object
 * @param path the field, e.g. {@code spec.parentRefs[0]}
 * @param message what is wrong and what follows
 * @param suggestion what to do, empty when there is nothing to suggest
 */
public record Finding(String code, boolean error, ObjectRef object, String path, String message, String suggestion) {

}
