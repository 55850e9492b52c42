package io.packetwalk.diagnosis;

import io.packetwalk.cluster.Cluster;

/**
 * What the rows of a matrix are worked out with.
 *
 * @param cluster the cluster
 * @param groups its pods
 * @param names whom pods ask for names
 * @param endings how connections to endpoints end
 * @param failures where those that fail are counted
 */
record MatrixParts(Cluster cluster, PodGroups groups, ClusterNames names, Endings endings, Failures failures) {

}
