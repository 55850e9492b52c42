package io.packetwalk.diagnosis;

import io.packetwalk.cluster.ObjectRef;

/**
 * Something that differs between two revisions and may change who reaches whom.
 *
 * @param object what differs
 * @param sentence how, e.g. {@code NetworkPolicy shop/default-deny was added}
 */
public record ClusterChange(ObjectRef object, String sentence) {

}
