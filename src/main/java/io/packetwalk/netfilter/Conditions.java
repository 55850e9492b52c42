package io.packetwalk.netfilter;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;

/**
 * Tests the conditions of one rule against one packet, in order, and says in words what
 * the packet had.
 *
 * @param place the rule's place
 * @param packet the packet as it reaches the rule
 * @param around what else the hook knows
 * @param connmark the connection's mark as it reaches the rule
 */
record Conditions(Place place, Packet packet, Surroundings around, int connmark) {

	/** Where a rule stands. */
	record Place(Ruleset ruleset, String table, Chain chain, int index) {

		Place at(int other) {
			return new Place(this.ruleset, this.table, this.chain, other);
		}

		Rule rule() {
			return this.chain.rules().get(this.index);
		}

	}

	/** Whether a condition, or a whole rule, holds; and what the packet had. */
	record Check(boolean holds, String says) {

		Check negatedIf(boolean negated) {
			return negated ? new Check(!this.holds, this.says) : this;
		}

	}

	/** Tests until a condition fails. */
	Check check() {
		List<String> held = new ArrayList<>();
		for (Match match : this.place.rule().matches()) {
			Check check = check(match);
			if (!check.holds()) {
				return check;
			}
			if (!check.says().isEmpty()) {
				held.add(check.says());
			}
		}
		return new Check(true, held.isEmpty() ? "every packet" : String.join(", ", held));
	}

	private Check check(Match match) {
		return switch (match) {
			case Match.Source source ->
				inRange("source", this.packet.src(), source.range()).negatedIf(source.negated());
			case Match.Destination destination ->
				inRange("dst", this.packet.dst(), destination.range()).negatedIf(destination.negated());
			case Match.InInterface in -> device("in", this.around.in(), in.device()).negatedIf(in.negated());
			case Match.OutInterface out -> device("out", this.around.out(), out.device()).negatedIf(out.negated());
			case Match.ProtocolName name ->
				new Check(protocol().equals(name.protocol()), "protocol is " + protocol()).negatedIf(name.negated());
			case Match.Ports ports -> PortConditions.check(this.packet, ports);
			case Match.TcpSegment tcp -> HeaderConditions.check(this.packet, tcp);
			case Match.IcmpType icmp -> HeaderConditions.check(this.packet, icmp);
			case Match.MultiPort multi -> PortConditions.check(this.packet, multi);
			case Match.Comment comment -> new Check(true, "");
			case Match.Ctstate state -> StateConditions.ctstate(this.around, state);
			case Match.State state -> StateConditions.state(this.around, state);
			case Match.Mark mark -> new Check((this.packet.mark() & mark.mask()) == mark.value(),
					"mark is " + TargetText.hex(this.packet.mark()))
				.negatedIf(mark.negated());
			case Match.ConnMark mark -> StateConditions.connmark(this.connmark, mark);
			case Match.InSet in -> SetConditions.check(this.place.ruleset().sets(), this.packet, in);
			case Match.Ipvs ipvs -> SetConditions.check(this.around, ipvs);
			case Match.Limit limit -> new Check(true, "within the burst of " + limit.burst());
			case Match.IpRange range -> HeaderConditions.check(this.packet, range);
			case Match.PktType type -> HeaderConditions.check(this.packet, type);
			case Match.MacSource mac -> HeaderConditions.check(this.packet, mac);
			case Match.AddrType type -> addrType(type);
			case Match.Statistic statistic -> statistic(statistic);
			case Match.Recent recent -> StateConditions.recent(this.around, this.packet, recent);
			case Match.Nfacct nfacct -> new Check(true, "");
			case Match.PhysdevIsIn physdev ->
				new Check(this.around.bridgePort() != null, (this.around.bridgePort() != null)
						? "came by bridge port " + this.around.bridgePort() : "came by no bridge port")
					.negatedIf(physdev.negated());
			case Match.Opaque opaque -> new Check(false, "not modelled: " + opaque.words());
		};
	}

	private static Check inRange(String which, IpAddress address, Cidr range) {
		boolean inside = range.contains(address);
		if (range.isHost()) {
			return new Check(inside, which + " is " + address);
		}
		return new Check(inside, which + " " + address + (inside ? " is in " : " is not in ") + range);
	}

	private static Check device(String which, @Nullable String device, String wanted) {
		if (device == null) {
			return new Check(wanted.equals("+"), "there is no " + which + " device here");
		}
		boolean same = wanted.endsWith("+") ? device.startsWith(wanted.substring(0, wanted.length() - 1))
				: device.equals(wanted);
		return new Check(same, which + " device is " + device);
	}

	private String protocol() {
		boolean v6 = this.packet.dst().family() == AddressFamily.IPV6;
		return (v6 && this.packet.protocol() == Protocol.ICMP) ? "ipv6-icmp" : this.packet.protocol().lower();
	}

	private Check addrType(Match.AddrType type) {
		List<String> says = new ArrayList<>();
		boolean holds = true;
		if (type.source() != null) {
			holds = isLocal("source", this.packet.src(), says) == type.source();
		}
		if (holds && type.destination() != null) {
			holds = isLocal("dst", this.packet.dst(), says) == type.destination();
		}
		return new Check(holds, String.join(", ", says));
	}

	private boolean isLocal(String which, IpAddress address, List<String> says) {
		boolean local = this.around.local().test(address);
		says.add(which + " " + address + (local ? " is LOCAL" : " is not LOCAL"));
		return local;
	}

	private Check statistic(Match.Statistic statistic) {
		double chance = statistic.negated() ? 1 - statistic.probability() : statistic.probability();
		Dice.Draw draw = this.around.dice().roll(this.place.table(), this.place.chain(), this.place.index(), chance);
		return new Check(draw.taken(), draw.why());
	}

}
