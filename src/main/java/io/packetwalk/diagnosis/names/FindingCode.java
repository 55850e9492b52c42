package io.packetwalk.diagnosis.names;

/** The stable codes of what can be said about names. */
public enum FindingCode {

	/** No candidate of the search list has an address. */
	NAME_NOT_FOUND,
	/** A short name means a Service that is in another namespace. */
	NAME_IN_OTHER_NAMESPACE,
	/** A name of the cluster is asked of servers outside before or instead. */
	NAME_WORKS_ONLY_BY_LEAKING,
	/** A wildcard record below a search domain answers for every name. */
	WILDCARD_SEARCH_DOMAIN,
	/** An outside name is asked below every search domain first. */
	NDOTS_COST,
	/** CoreDNS's hosts plugin keeps every other name of its zone from being answered. */
	HOSTS_WITHOUT_FALLTHROUGH,
	/** glibc and musl end differently, or musl's end is a matter of luck. */
	MUSL_TRAP,
	/** A policy keeps pods from their name server. */
	EGRESS_WITHOUT_DNS,
	/**
	 * A request through an ExternalName Service carries the Service's name as its host.
	 */
	EXTERNAL_NAME_HOST_MISMATCH,
	/** An externalName is an address, which DNS cannot make an alias of. */
	EXTERNAL_NAME_IS_AN_ADDRESS,
	/** An externalName leads to a name of the cluster that does not exist. */
	EXTERNAL_NAME_TARGET_MISSING,
	/** ExternalName Services lead in a circle. */
	EXTERNAL_NAME_LOOP,
	/** A pod on the host's network asks the node's servers, which know no Services. */
	HOST_NETWORK_CANNOT_RESOLVE,
	/** A pod's name is used as if it had a record. */
	POD_NAME_HAS_NO_RECORD,
	/** StatefulSet pods find each other only once they are ready. */
	PEERS_RESOLVE_ONLY_WHEN_READY,
	/** The resolv.conf of a pod has more nameservers than libc reads. */
	TOO_MANY_NAMESERVERS,
	/** Something else of a pod's resolv.conf is cut off. */
	DNS_CONFIG_FORMING

}
