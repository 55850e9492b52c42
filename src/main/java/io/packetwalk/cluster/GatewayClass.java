package io.packetwalk.cluster;

/**
 * A <a href= "https://gateway-api.sigs.k8s.io/api-types/gatewayclass/">GatewayClass</a>.
 *
 * @param name its name
 * @param controller the program that serves its Gateways, e.g.
 * {@code gateway.envoyproxy.io/gatewayclass-controller}
 */
public record GatewayClass(String name, String controller) {

}
