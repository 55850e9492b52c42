package io.packetwalk.trace;

/** The stages of the story a beginner is told. */
public enum StoryStage {

	EXTERNAL_DNS, LOAD_BALANCER, NODE_PORT, INGRESS_CONTROLLER, DNS_QUERY, DNS_ANSWER, CLUSTER_IP, DEFAULT_GATEWAY,
	NODE, KERNEL_TRAP, DNAT, OVERLAY, POD, REVERSE_PATH, RESPONSE

}
