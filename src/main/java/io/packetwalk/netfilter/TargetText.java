package io.packetwalk.netfilter;

/** Targets as {@code iptables-save} prints them. */
final class TargetText {

	private TargetText() {
	}

	static String of(Target target) {
		return switch (target) {
			case Target.Jump jump -> "-j " + jump.chain();
			case Target.Goto tail -> "-g " + tail.chain();
			case Target.Accept accept -> "-j ACCEPT";
			case Target.Drop drop -> "-j DROP";
			case Target.Return back -> "-j RETURN";
			case Target.Reject reject -> "-j REJECT --reject-with " + reject.with();
			case Target.Dnat dnat -> "-j DNAT --to-destination "
					+ ((dnat.port() == 0) ? dnat.address() : dnat.address().withPort(dnat.port()));
			case Target.Snat snat -> "-j SNAT --to-source " + snat.address();
			case Target.Masquerade masquerade -> "-j MASQUERADE" + (masquerade.randomFully() ? " --random-fully" : "");
			case Target.SetMark mark -> "-j MARK --set-xmark " + hex(mark.value()) + "/" + hex(mark.mask());
			case Target.Opaque other -> "-j " + other.name() + (other.options().isEmpty() ? "" : " " + other.options());
		};
	}

	static String hex(int value) {
		return "0x" + Integer.toHexString(value);
	}

}
