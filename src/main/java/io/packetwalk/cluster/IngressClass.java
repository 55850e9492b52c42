package io.packetwalk.cluster;

/**
 * An <a href=
 * "https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class">IngressClass</a>.
 *
 * @param name its name
 * @param controller the program that serves it, e.g. {@code k8s.io/ingress-nginx}
 * @param isDefault whether Ingresses without a class get it
 */
public record IngressClass(String name, String controller, boolean isDefault) {

}
