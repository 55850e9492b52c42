package io.packetwalk.narration;

import java.util.Objects;

import io.packetwalk.trace.DnsMessage;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.Place;
import io.packetwalk.trace.Says;

/** Sentences about names. */
final class Names {

	private Names() {
	}

	static Says resolve(Scene scene) {
		DnsMessage dns = scene.step().dns();
		if (dns == null) {
			return scene.says("The name is looked up in /etc/hosts.", "The name is found in /etc/hosts.",
					"nsswitch asks files before dns, and files knows the name.");
		}
		if (scene.place().kind() == Place.Kind.EXTERNAL) {
			return outside(scene, dns);
		}
		if (scene.kind() == Leg.Kind.DNS) {
			return passedOn(scene, dns);
		}
		if (dns.answers().isEmpty()) {
			boolean heard = "NXDOMAIN".equals(dns.rcode()) || "NODATA".equals(dns.rcode());
			return scene.says(
					heard ? "No name server knows \"" + dns.name() + "\", so nothing is sent at all."
							: "No name server gave an answer for \"" + dns.name() + "\", so nothing is sent at all.",
					"The lookup ends with " + dns.why() + ". No connection is tried.",
					"getaddrinfo returns " + dns.why() + "; connect() is never called.");
		}
		return scene.says("The name is an address now.",
				trimmed(dns.name()) + " is " + String.join(", ", dns.answers()) + ".",
				"getaddrinfo returns " + String.join(", ", dns.answers()) + " for " + dns.name());
	}

	/** What a server says that had to ask another one. */
	private static Says passedOn(Scene scene, DnsMessage dns) {
		String result = result(dns);
		return scene.says("The name server passes on what it was told about \"" + trimmed(dns.name()) + "\".",
				scene.where() + " answers " + dns.type() + " " + dns.name() + ": " + result + ". " + dns.why(),
				"Answer section: " + result + ". " + dns.why());
	}

	private static String result(DnsMessage dns) {
		return dns.answers().isEmpty() ? Objects.requireNonNullElse(dns.rcode(), "") + word(dns)
				: String.join("; ", dns.answers());
	}

	private static Says outside(Scene scene, DnsMessage dns) {
		if (dns.answers().isEmpty()) {
			return scene.says("Outside the cluster nobody knows the name \"" + trimmed(dns.name()) + "\".",
					"Public DNS answers NXDOMAIN for " + dns.name() + " " + dns.why(),
					"Public DNS answers NXDOMAIN for " + dns.name() + " " + dns.why());
		}
		return scene.says("The client asks public DNS for " + trimmed(dns.name()) + " and learns whom to dial.",
				trimmed(dns.name()) + " is " + dns.answers().getFirst() + ".",
				"A " + dns.name() + " -> " + dns.answers().getFirst() + ": " + dns.why() + ".");
	}

	static Says asks(Scene scene) {
		DnsMessage dns = Objects.requireNonNull(scene.step().dns());
		String server = scene.wording().address(scene.after().dst());
		return scene.says(
				subject(scene) + " asks " + (cluster(scene) ? "the cluster's DNS" : "its name server") + " for \""
						+ typed(dns) + "\".",
				"Asks " + server + " for " + dns.type() + " " + dns.name() + " " + dns.why(),
				"UDP " + scene.flow() + ", question " + dns.type() + " " + dns.name());
	}

	/** The name as the application gave it, which the reason for asking quotes. */
	private static String typed(DnsMessage dns) {
		String[] quoted = dns.why().split("\"", 3);
		return (quoted.length == 3 && quoted[0].isEmpty()) ? quoted[1] : trimmed(dns.name());
	}

	static Says answer(Scene scene) {
		DnsMessage dns = Objects.requireNonNull(scene.step().dns());
		String result = result(dns);
		boolean atServer = !scene.reply();
		if (atServer && dns.rcode() == null) {
			return scene.says(
					"The name server does not know \"" + trimmed(dns.name()) + "\" itself and asks another one.",
					scene.where() + " takes " + dns.type() + " " + dns.name() + ". " + dns.why(),
					"socket: " + scene.flow() + " accepted; " + dns.why());
		}
		if (atServer) {
			return scene.says("The name server looks \"" + trimmed(dns.name()) + "\" up.",
					scene.where() + " answers " + dns.type() + " " + dns.name() + ": " + result + ". " + dns.why(),
					"Answer section: " + result + (dns.authoritative() ? " (authoritative). " : ". ") + dns.why());
		}
		String story = dns.answers().isEmpty() ? "DNS answers: there is no such " + dns.type() + " record."
				: "DNS answers: " + trimmed(dns.name()) + " is " + last(dns) + ".";
		return scene.says(story, dns.type() + " " + dns.name() + ": " + result + ".",
				"The resolver reads " + dns.rcode() + ": " + result + ".");
	}

	private static boolean cluster(Scene scene) {
		String server = scene.wording().name(scene.after().dst());
		return server.startsWith("Service ") || server.startsWith("pod ");
	}

	private static String subject(Scene scene) {
		return scene.where();
	}

	private static String word(DnsMessage dns) {
		return "NOERROR".equals(dns.rcode()) ? " without an answer (no " + dns.type() + " record)" : "";
	}

	private static String last(DnsMessage dns) {
		String record = dns.answers().getLast();
		return record.substring(record.lastIndexOf(' ') + 1);
	}

	private static String trimmed(String name) {
		return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
	}

}
