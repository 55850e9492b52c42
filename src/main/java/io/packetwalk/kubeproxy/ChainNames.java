package io.packetwalk.kubeproxy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;

/** The names of the chains kube-proxy makes for each Service port and endpoint. */
final class ChainNames {

	private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

	private static final int HASH_LENGTH = 16;

	private final String service;

	private final String hash;

	/** By {@code ip:port}: looked up only. */
	private final Map<String, String> endpoints = new HashMap<>();

	ChainNames(ServicePortName name) {
		this.service = name + name.protocol().lower();
		this.hash = hash(this.service);
	}

	/** Balances over endpoints anywhere. */
	String cluster() {
		return "KUBE-SVC-" + this.hash;
	}

	/** Balances over endpoints on this node. */
	String local() {
		return "KUBE-SVL-" + this.hash;
	}

	/** Entry for external destinations. */
	String external() {
		return "KUBE-EXT-" + this.hash;
	}

	/** Entry for load balancer addresses with source ranges. */
	String firewall() {
		return "KUBE-FW-" + this.hash;
	}

	/** One endpoint. */
	String endpoint(ProxiedEndpoint endpoint) {
		return this.endpoints.computeIfAbsent(endpoint.text(), (text) -> "KUBE-SEP-" + hash(this.service + text));
	}

	/** The first 16 characters of the Base32 text of the SHA-256 sum. */
	static String hash(String text) {
		byte[] sum = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
		StringBuilder hash = new StringBuilder(HASH_LENGTH);
		for (int bit = 0; hash.length() < HASH_LENGTH; bit += 5) {
			int pair = (sum[bit / 8] & 0xff) << 8 | (sum[bit / 8 + 1] & 0xff);
			hash.append(BASE32.charAt((pair >> (11 - bit % 8)) & 31));
		}
		return hash.toString();
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

}
