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
			case Target.NatRange range -> "-j " + range.name() + " " + range.options();
			case Target.Redirect redirect -> "-j REDIRECT" + after(redirect.options());
			case Target.Masquerade masquerade -> "-j MASQUERADE" + (masquerade.randomFully() ? " --random-fully" : "");
			case Target.SetMark mark -> "-j MARK --set-xmark " + hex(mark.value()) + "/" + hex(mark.mask());
			case Target.SetConnmark mark -> "-j CONNMARK --set-xmark " + hex(mark.value()) + "/" + hex(mark.mask());
			case Target.SaveMark save -> "-j CONNMARK --save-mark" + masks(save.nfmask(), save.ctmask());
			case Target.RestoreMark restore -> "-j CONNMARK --restore-mark" + masks(restore.nfmask(), restore.ctmask());
			case Target.Notrack notrack -> "-j " + notrack.words();
			case Target.GoesOn on -> "-j " + on.name() + after(on.options());
			case Target.Opaque other -> "-j " + other.name() + after(other.options());
		};
	}

	private static String after(String options) {
		return options.isEmpty() ? "" : " " + options;
	}

	private static String masks(int nfmask, int ctmask) {
		return " --nfmask " + hex(nfmask) + " --ctmask " + hex(ctmask);
	}

	static String hex(int value) {
		return "0x" + Integer.toHexString(value);
	}

}
