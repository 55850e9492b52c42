package io.packetwalk.cluster;

import java.util.List;

/**
 * A container of a pod.
 *
 * @param name its name
 * @param image its image
 * @param ports the ports it declares
 * @param command the command and arguments it is started with
 */
public record Container(String name, String image, List<ContainerPort> ports, List<String> command) {

	public Container {
		ports = List.copyOf(ports);
		command = List.copyOf(command);
	}

}
