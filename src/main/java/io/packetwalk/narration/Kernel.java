package io.packetwalk.narration;

import java.util.Objects;

import io.packetwalk.net.Packet;
import io.packetwalk.trace.Choice;
import io.packetwalk.trace.ConntrackView;
import io.packetwalk.trace.RuleTrial;
import io.packetwalk.trace.Says;
import io.packetwalk.trace.StepType;

/** Sentences about rules, translation and connection tracking. */
final class Kernel {

	private Kernel() {
	}

	static Says conntrack(Scene scene) {
		ConntrackView view = Objects.requireNonNull(scene.step().conntrack());
		if (scene.step().title().startsWith("Connection remembered")) {
			return scene.says(scene.where() + " remembers the connection.",
					scene.where() + " stores the connection, so that the reply can be undone: " + view.original()
							+ ", reply " + view.reply() + ".",
					"conntrack confirmed: " + view.text() + ".");
		}
		String known = switch (view.state()) {
			case "NEW" ->
				view.confirmed() ? "known, but no reply was seen yet" : "a new connection: the nat rules will be asked";
			case "ESTABLISHED" -> "a known connection: the nat rules are not asked again";
			case "RELATED" -> "an error about a known connection";
			default -> "not part of any connection";
		};
		return scene.says(scene.where() + " looks the connection up.", "Connection tracking: " + known + ".",
				"nf_conntrack: " + view.state() + " " + view.direction()
						+ (view.text().isEmpty() ? "." : ", " + view.text() + "."));
	}

	static Says rules(Scene scene) {
		Packet packet = scene.before();
		String title = scene.step().title();
		int tried = scene.step().rulesTried();
		String count = tried + (tried == 1 ? " rule" : " rules");
		String hook = scene.step().table() + " " + scene.step().hook();
		if (scene.step().type() == StepType.FILTER && scene.nft()) {
			return scene.says("The node's filter lets it pass.",
					"nftables table \"" + scene.step().table() + "\" lets it pass.",
					hook + ": " + count + " tried, accepted.");
		}
		if (title.contains("catches it")) {
			RuleTrial caught = scene.step().rules().getLast();
			boolean hostPort = title.contains("hostPort");
			return scene.says(
					hostPort ? "A pod on " + scene.where() + " has port " + packet.dport() + " of the node for itself."
							: "Before " + scene.where() + " looks for a route, its Service rules catch the packet.",
					(scene.nft() ? "A verdict map in chain " : "A rule in ") + caught.chain() + " matches "
							+ scene.wording().address(packet.dst()) + " port " + packet.dport() + " and "
							+ (scene.nft() ? "goes" : "jumps") + " to " + caught.verdict() + ".",
					hook + ": " + count + " tried, " + caught.chain() + " > " + caught.verdict() + ".");
		}
		return switch (scene.step().type()) {
			case FILTER -> scene.says("The node's filter lets it pass.", "The filter table lets it pass.",
					hook + ": " + count + " tried, accepted.");
			default -> scene.says("The node's rules let it pass unchanged.", title + ": " + count + " tried.",
					hook + ": " + count + " tried, "
							+ (scene.step().changes().isEmpty() ? "nothing changed." : "only the mark changed."));
		};
	}

	static Says policy(Scene scene) {
		RuleTrial decisive = scene.step()
			.rules()
			.stream()
			.filter(RuleTrial::matched)
			.reduce((first, second) -> second)
			.orElseGet(() -> scene.step().rules().getLast());
		String asked = scene.step().rulesTried() + " policy " + (scene.step().rulesTried() == 1 ? "rule" : "rules")
				+ " asked, " + decisive.chain();
		if (scene.step().title().startsWith("Denied")) {
			return scene.says("A network policy forbids it: " + decisive.why() + ".",
					"Denied by policy (" + decisive.chain() + "): " + decisive.why() + ".",
					asked + ": " + decisive.rule() + ", dropped.");
		}
		return scene.says("The network policies allow it.", "Allowed by " + decisive.rule() + ".",
				asked + ": allowed.");
	}

	static Says translate(Scene scene) {
		Packet before = scene.before();
		Packet after = scene.after();
		Choice choice = scene.step().choice();
		if (choice != null && "ipvs".equals(scene.step().table())) {
			return ipvs(scene, before, after, choice);
		}
		if (choice != null) {
			return dnat(scene, before, after, choice);
		}
		boolean source = !before.src().equals(after.src()) || before.sport() != after.sport();
		if (scene.step().rulesTried() > 0 && !source) {
			return mapped(scene, before, after);
		}
		if (scene.step().rulesTried() > 0) {
			return scene.says(
					scene.where() + " puts its own address in as the sender, so that the answer comes back this way.",
					"Masqueraded: " + scene.wording().address(before.src()) + " becomes "
							+ scene.wording().address(after.src()) + " port " + after.sport() + ".",
					scene.step().table() + " POSTROUTING: MASQUERADE to the outgoing device's address, " + scene.flow()
							+ ".");
		}
		return source ? scene.says(
				scene.where() + " remembers the connection and puts the address back that the client had dialled.",
				"Conntrack puts the source back: " + scene.wording().address(before.src()) + " port " + before.sport()
						+ " becomes " + scene.wording().address(after.src()) + " port " + after.sport()
						+ ". No rule is asked.",
				"nf_nat: source un-translated to " + after.src().withPort(after.sport()) + ", no chain visited.")
				: scene.says(scene.where() + " remembers who really asked.",
						"Conntrack puts the destination back: " + scene.wording().address(before.dst()) + " becomes "
								+ scene.wording().address(after.dst()) + ".",
						"nf_nat: destination translated to " + after.dst().withPort(after.dport())
								+ ", no chain visited.");
	}

	/** Translated by a rule that leaves no choice. */
	private static Says mapped(Scene scene, Packet before, Packet after) {
		return scene.says(
				scene.where() + " puts " + scene.wording().shortName(after.dst())
						+ " in for the address that was dialled; the sender stays who it is.",
				scene.wording().endpoint(before.dst(), before.dport(), before.protocol()) + " becomes "
						+ scene.wording().address(after.dst()) + " port " + after.dport()
						+ ": no Service, and no choice to make.",
				scene.step().table() + " " + scene.step().hook() + ": DNAT to " + after.dst().withPort(after.dport())
						+ (before.mark() != after.mark()
								? "; marked 0x" + Integer.toHexString(after.mark()) + " for masquerading." : "."));
	}

	private static Says ipvs(Scene scene, Packet before, Packet after, Choice choice) {
		String pick = (choice.of() == 1) ? "the only real server" : "one of " + choice.of() + " real servers";
		return scene.says(
				scene.where() + "'s kernel balances that address itself and takes " + pick + ", "
						+ scene.wording().shortName(after.dst()).replaceFirst("^pod ", "") + ".",
				scene.wording().endpoint(before.dst(), before.dport(), before.protocol()) + " becomes "
						+ scene.wording().address(after.dst()) + " port " + after.dport() + ": " + choice.picked()
						+ " of " + choice.of() + " (" + choice.why()
						+ "). IPVS sends the packet on as if the node itself had: not through FORWARD.",
				"ip_vs_in " + scene.step().hook() + ": " + choice.endpoint() + " Masq, " + choice.why() + ".");
	}

	private static Says dnat(Scene scene, Packet before, Packet after, Choice choice) {
		String pick = (choice.of() == 1) ? "the only ready pod" : "one of " + choice.of() + " ready pods";
		String ports = (before.dport() != after.dport()) ? ", and port " + before.dport() + " for " + after.dport()
				: "";
		return scene.says(
				scene.where() + " swaps the dialled address for " + pick + ", "
						+ scene.wording().shortName(after.dst()).replaceFirst("^pod ", "") + ports + ".",
				scene.wording().endpoint(before.dst(), before.dport(), before.protocol()) + " becomes "
						+ scene.wording().address(after.dst()) + " port " + after.dport() + ": " + choice.picked()
						+ " of " + choice.of() + " (" + choice.why() + "). From here on this is ordinary routing.",
				scene.step().table() + " " + scene.step().hook() + ": DNAT to " + choice.endpoint() + ", "
						+ choice.why() + (before.mark() != after.mark()
								? "; marked 0x" + Integer.toHexString(after.mark()) + " for masquerading." : "."));
	}

}
