package io.packetwalk.web.api;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.packetwalk.lab.Labs;
import io.packetwalk.lab.probe.PodResolver;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.resolver.Libc;
import io.packetwalk.walk.InvalidRequestException;

/** What a pod's resolver asks and gets. */
@RestController
@Tag(name = "dns")
class DnsController {

	/**
	 * The <a href="https://www.iana.org/assignments/dns-parameters">record types</a>
	 * asked for in practice.
	 */
	private static final Set<String> TYPES = Set.of("A", "AAAA", "ANY", "CAA", "CNAME", "DNSKEY", "DS", "HINFO",
			"HTTPS", "LOC", "MX", "NAPTR", "NS", "NSEC", "NSEC3", "PTR", "RP", "RRSIG", "SOA", "SPF", "SRV", "SSHFP",
			"SVCB", "TLSA", "TXT", "URI");

	private final Labs labs;

	DnsController(Labs labs) {
		this.labs = labs;
	}

	@GetMapping("/api/v1/labs/{id}/dns")
	@Operation(summary = "Look a name up as a pod does; without a type A and AAAA are asked, as getaddrinfo does")
	DnsView lookup(@PathVariable String id, @RequestParam String from, @RequestParam String name,
			@RequestParam(required = false) @Nullable String type,
			@RequestParam(required = false) @Nullable String libc,
			@RequestParam(defaultValue = "true") boolean search) {
		PodResolver resolver = PodResolver.of(this.labs.find(id), from);
		String asked = checked(name);
		String kind = (type == null) ? "" : type.toUpperCase(Locale.ROOT);
		if (!kind.isEmpty() && !TYPES.contains(kind) && !kind.matches("TYPE\\d{1,5}")) {
			throw new InvalidRequestException("type", "\"" + type + "\" is no record type.",
					"A, AAAA, SRV, CNAME, PTR, TXT and others are.");
		}
		Libc chosen = libc(libc);
		if (!search) {
			List<String> types = kind.isEmpty() ? List.of("A", "AAAA") : List.of(kind);
			return DnsView.of(types.stream().map((each) -> resolver.once(asked, each)).toList());
		}
		return families(kind).isEmpty() ? DnsView.of(resolver.search(asked, kind))
				: DnsView.of(resolver.addresses(chosen, asked, families(kind)));
	}

	private static String checked(String name) {
		String stripped = name.strip();
		if (stripped.isEmpty() || stripped.length() > 255 || stripped.matches("(?s).*[\\s\\p{Cntrl}].*")) {
			throw new InvalidRequestException("name", "That is no name that can be asked for.",
					"Up to 255 characters without spaces.");
		}
		return stripped;
	}

	/** The families {@code getaddrinfo} is asked for; empty for what it never asks. */
	private static Set<AddressFamily> families(String type) {
		return switch (type) {
			case "" -> EnumSet.allOf(AddressFamily.class);
			case "A" -> EnumSet.of(AddressFamily.IPV4);
			case "AAAA" -> EnumSet.of(AddressFamily.IPV6);
			default -> Set.of();
		};
	}

	private static @Nullable Libc libc(@Nullable String libc) {
		if (libc == null || libc.isBlank()) {
			return null;
		}
		return switch (libc.strip().toLowerCase(Locale.ROOT)) {
			case "glibc" -> Libc.GLIBC;
			case "musl" -> Libc.MUSL;
			default ->
				throw new InvalidRequestException("libc", "The libc is \"" + libc + "\"; glibc and musl are known.",
						"Leave it out to have it guessed from the image.");
		};
	}

}
