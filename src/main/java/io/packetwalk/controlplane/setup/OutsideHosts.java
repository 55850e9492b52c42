package io.packetwalk.controlplane.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.HttpAnswer;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.Outside.Host;
import io.packetwalk.cluster.Outside.OpenPort;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Tree;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

/** Reads the servers of an {@code Outside} document and what they answer. */
final class OutsideHosts {

	private static final int OK = 200;

	private final ObjectRef object;

	private final Report report;

	private OutsideHosts(ObjectRef object, Report report) {
		this.object = object;
		this.report = report;
	}

	static List<Host> read(Tree written, ObjectRef object, Report report) {
		OutsideHosts reader = new OutsideHosts(object, report);
		List<Host> hosts = new ArrayList<>();
		for (int i = 0; i < written.items().size(); i++) {
			reader.host(written.items().get(i), "spec.hosts[" + i + "]").ifPresent(hosts::add);
		}
		return hosts;
	}

	private Optional<Host> host(Tree written, String path) {
		return OutsideAddress.read(written.at("address"), path + ".address", this.object, this.report)
			.map((address) -> new Host(name(written.at("name"), path + ".name"), address, ports(written.at("ports")),
					answers(written.at("http"), path + ".http"), new Origin(this.object, path)));
	}

	private @Nullable String name(Tree written, String path) {
		Optional<String> text = written.text();
		if (text.isPresent() && RecordText.name(text.get()).isEmpty()) {
			problem(path, text.get(), "a DNS name such as api.example.com", "The host has no name.", "");
			return null;
		}
		return text.map((name) -> name.replaceFirst("\\.$", "")).orElse(null);
	}

	private static List<OpenPort> ports(Tree written) {
		return written.items()
			.stream()
			.map((port) -> new OpenPort(port.at("port").number(0),
					Protocol.parse(port.at("protocol").text("TCP")).orElse(Protocol.TCP)))
			.filter((port) -> port.port() > 0)
			.distinct()
			.toList();
	}

	private List<HttpAnswer> answers(Tree written, String path) {
		List<HttpAnswer> answers = new ArrayList<>();
		for (int i = 0; i < written.items().size(); i++) {
			answer(written.items().get(i), path + "[" + i + "]").ifPresent(answers::add);
		}
		if (written.present() && written.items().isEmpty()) {
			problem(path, "[]", "a list with at least one answer", "The host answers 200 to everything, as without it.",
					"");
		}
		return answers;
	}

	private Optional<HttpAnswer> answer(Tree written, String path) {
		Optional<String> host = written.at("host").text();
		if (host.isPresent() && !isHost(host.get())) {
			problem(path + ".host", host.get(), "a DNS name or an IP address, without scheme, port or wildcard",
					"The answer is left out.", "Leave host away to answer any Host header.");
			return Optional.empty();
		}
		String below = written.at("path").text("/");
		if (!isPath(below)) {
			problem(path + ".path", below, "a path that starts with a slash, without query", "The answer is left out.",
					"For example /v1");
			return Optional.empty();
		}
		return Optional.of(new HttpAnswer(host.map((name) -> name.replaceFirst("\\.$", "")).orElse(null), below,
				written.at("status").number(OK), written.at("location").text().orElse(null),
				written.at("server").text().orElse(null), new Origin(this.object, path)));
	}

	private static boolean isHost(String text) {
		return IpAddress.parse(text).isPresent() || text
			.matches("[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9])?(\\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9])?)*\\.?");
	}

	private static boolean isPath(String text) {
		return text.matches("/[^\\s?#]*");
	}

	private void problem(String path, String found, String wanted, String instead, String suggestion) {
		this.report.error("INVALID_VALUE", this.object, path,
				"%s: %s is \"%s\", but must be %s. %s".formatted(this.object, path, found, wanted, instead),
				suggestion);
	}

}
