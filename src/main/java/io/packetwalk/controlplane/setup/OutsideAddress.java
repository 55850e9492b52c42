package io.packetwalk.controlplane.setup;

import java.util.Optional;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Tree;
import io.packetwalk.net.IpAddress;

/** Reads an address of an {@code Outside} document. */
final class OutsideAddress {

	private OutsideAddress() {
	}

	/** Text the reader let pass can still be none, such as the empty one. */
	static Optional<IpAddress> read(Tree written, String path, ObjectRef object, Report report) {
		String text = written.text("");
		Optional<IpAddress> address = IpAddress.parse(text);
		if (address.isEmpty()) {
			report.error("INVALID_ADDRESS", object, path,
					"%s: %s is \"%s\", but must be an IP address such as 203.0.113.10 or 2001:db8::10. The entry is left out."
						.formatted(object, path, text),
					"Write an address; names go into records and hosts.");
		}
		return address;
	}

}
