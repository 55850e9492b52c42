package io.packetwalk.nameserver;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port that neither protocol uses on this machine's loopback at the moment. */
final class FreePort {

	private FreePort() {
	}

	static int find() {
		InetAddress loopback = InetAddress.getLoopbackAddress();
		while (true) {
			try (ServerSocket tcp = new ServerSocket(0, 1, loopback);
					DatagramSocket udp = new DatagramSocket(tcp.getLocalPort(), loopback)) {
				return udp.getLocalPort();
			}
			catch (IOException taken) {
				continue;
			}
		}
	}

}
