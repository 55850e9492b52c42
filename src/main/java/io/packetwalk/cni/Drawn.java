package io.packetwalk.cni;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.packetwalk.net.IpAddress;
import io.packetwalk.net.MacAddress;

/**
 * Ethernet addresses and device names that a real node draws at random, here drawn from
 * what they are for: the same thing always gets the same one.
 */
final class Drawn {

	private static final long LOCALLY_ADMINISTERED = 0x0200_0000_0000L;

	private static final long MULTICAST = 0x0100_0000_0000L;

	private Drawn() {
	}

	/** A random unicast address, as the kernel gives a new veth or VXLAN device. */
	static MacAddress mac(String purpose) {
		return new MacAddress(hash(purpose) >>> 16 & ~MULTICAST | LOCALLY_ADMINISTERED);
	}

	/** The address of a bridge or of a pod's end of a veth. */
	static MacAddress macOf(IpAddress address) {
		return address.isV4() ? MacAddress.fromIpv4(address) : mac("ip/" + address);
	}

	/** The address of a virtual machine's or container's network card. */
	static MacAddress cardOf(IpAddress address) {
		return address.isV4() ? new MacAddress(0x0242L << 32 | address.low()) : mac("card/" + address);
	}

	/** The node's end of a pod's veth. */
	static String veth(String podKey) {
		return "veth" + HexFormat.of().toHexDigits((int) (hash("veth/" + podKey) >>> 32));
	}

	/** A SHA-1 in hexadecimal: Calico names what it makes by such. */
	static String sha1(String text) {
		return digest("SHA-1", text);
	}

	/** A digest in hexadecimal. */
	static String digest(String algorithm, String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has " + algorithm, ex);
		}
	}

	/** FNV-1a over the characters, then SplitMix64's finaliser to spread short inputs. */
	private static long hash(String text) {
		long value = 0xcbf2_9ce4_8422_2325L;
		for (int i = 0; i < text.length(); i++) {
			value = (value ^ text.charAt(i)) * 0x0000_0100_0000_01b3L;
		}
		value = (value ^ value >>> 30) * 0xbf58_476d_1ce4_e5b9L;
		value = (value ^ value >>> 27) * 0x94d0_49bb_1331_11ebL;
		return value ^ value >>> 31;
	}

}
