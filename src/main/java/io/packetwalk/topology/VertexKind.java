package io.packetwalk.topology;

/** What a box of the picture stands for. */
public enum VertexKind {

	NODE("node"), POD("pod"), KERNEL("kernel"), NETFILTER("netfilter"), ROUTING("routing"), CONNTRACK("conntrack"),
	DEVICE("device"), HOST("host"), WIRE("wire"), OUTSIDE("outside"), LOAD_BALANCER("loadBalancer"), MORE("more"),
	NAMESPACE("namespace"), WORKLOAD("workload"), INGRESS("ingress"), SERVICE("service");

	private final String word;

	VertexKind(String word) {
		this.word = word;
	}

	/** The word the browser knows it by. */
	@Override
	public String toString() {
		return this.word;
	}

}
