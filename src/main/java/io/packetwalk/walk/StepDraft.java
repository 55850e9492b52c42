package io.packetwalk.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Packet;
import io.packetwalk.netfilter.Hook;
import io.packetwalk.trace.Cause;
import io.packetwalk.trace.Choice;
import io.packetwalk.trace.ConntrackView;
import io.packetwalk.trace.DnsMessage;
import io.packetwalk.trace.FieldChange;
import io.packetwalk.trace.HttpChoice;
import io.packetwalk.trace.Level;
import io.packetwalk.trace.PacketChange;
import io.packetwalk.trace.RouteChoice;
import io.packetwalk.trace.RuleTrial;
import io.packetwalk.trace.Says;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Stop;
import io.packetwalk.trace.StoryStage;

/** A step while it is being written. */
final class StepDraft {

	private final StepType type;

	private final String title;

	private final Stop stop;

	private Level level = Level.OPERATOR;

	private @Nullable StoryStage stage;

	private @Nullable Hook hook;

	private @Nullable String table;

	private @Nullable PacketChange packet;

	private List<RuleTrial> rules = List.of();

	private int rulesTried;

	private @Nullable RouteChoice route;

	private @Nullable ConntrackView conntrack;

	private @Nullable Choice choice;

	private @Nullable DnsMessage dns;

	private @Nullable HttpChoice http;

	private final List<Cause> causes = new ArrayList<>();

	private String assumed = "";

	private String command = "";

	private StepDraft(StepType type, String title, Stop stop) {
		this.type = type;
		this.title = title;
		this.stop = stop;
	}

	static StepDraft of(StepType type, String title, Stop stop) {
		return new StepDraft(type, title, stop);
	}

	StepDraft level(Level first) {
		this.level = first;
		return this;
	}

	/** Makes the step part of the story. */
	StepDraft story(StoryStage part) {
		this.level = Level.STORY;
		this.stage = part;
		return this;
	}

	StepDraft at(Hook where, String inTable) {
		this.hook = where;
		this.table = inTable;
		return this;
	}

	StepDraft packet(Packet unchanged) {
		return packet(unchanged, unchanged);
	}

	StepDraft packet(Packet before, Packet after) {
		this.packet = new PacketChange(before, after);
		return this;
	}

	StepDraft rules(RuleLadder ladder) {
		this.rules = ladder.shown();
		this.rulesTried = ladder.tried();
		return this;
	}

	StepDraft route(RouteChoice decision) {
		this.route = decision;
		return this;
	}

	StepDraft conntrack(ConntrackView view) {
		this.conntrack = view;
		return this;
	}

	StepDraft choice(Optional<Choice> decision) {
		this.choice = decision.orElse(null);
		return this;
	}

	StepDraft dns(DnsMessage message) {
		this.dns = message;
		return this;
	}

	StepDraft http(HttpChoice decision) {
		this.http = decision;
		return this;
	}

	StepDraft because(List<Cause> lines) {
		lines.stream().filter((line) -> !this.causes.contains(line)).forEach(this.causes::add);
		return this;
	}

	StepDraft assumed(String sentence) {
		this.assumed = sentence;
		return this;
	}

	StepDraft command(String text) {
		this.command = text;
		return this;
	}

	@Nullable StoryStage stage() {
		return this.stage;
	}

	/**
	 * How long it takes in model time, in microseconds: not measured, only plausible and
	 * constant.
	 */
	long microseconds() {
		return switch (this.type) {
			case RESOLVE -> 20;
			case SEND, RECEIVE -> 8;
			case ROUTE, NEIGHBOUR -> 2;
			case CONNTRACK -> 3;
			case RULES, FILTER, POLICY -> 6;
			case TRANSLATE, REJECT -> 10;
			case ENCAPSULATE, DECAPSULATE -> 5;
			case TRANSMIT -> this.stop.equals(Stop.wire()) ? 150 : 12;
			case HTTP_ROUTE -> 120;
			case DELIVER -> 30;
			case DROP -> 1;
		};
	}

	Step number(int n, long at) {
		List<FieldChange> changes = (this.packet == null) ? List.of()
				: FieldChange.between(this.packet.before(), this.packet.after());
		return new Step(n, at, this.type, this.title, this.level.andCloser(),
				(this.hook == null) ? null : this.hook.name(), this.table, this.stop.id(), this.packet, changes,
				this.rules, this.rulesTried, this.route, this.conntrack, this.choice, this.dns, this.http, this.causes,
				this.assumed, this.command, Says.NOTHING);
	}

}
