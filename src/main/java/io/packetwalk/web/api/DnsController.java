package io.packetwalk.web.api;

import java.util.Locale;
import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.packetwalk.lab.Lab;
import io.packetwalk.lab.Labs;
import io.packetwalk.resolver.RecordTypes;
import io.packetwalk.trace.TraceRequest;
import io.packetwalk.walk.InvalidRequestException;
import io.packetwalk.walk.NameQuestion;
import io.packetwalk.walk.PacketWalker;

/** What a pod's resolver asks and gets. */
@RestController
@Tag(name = "dns")
class DnsController {

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
		String asked = checked(name);
		String kind = (type == null) ? "" : type.strip().toUpperCase(Locale.ROOT);
		if (!kind.isEmpty() && !RecordTypes.isType(kind)) {
			throw new InvalidRequestException("type", "\"" + type + "\" is no record type.",
					"A, AAAA, SRV, CNAME, PTR, TXT and others are.");
		}
		Lab lab = this.labs.find(id);
		TraceRequest request = new TraceRequest(from, "dns://", "GET", Map.of(), null, libc(libc), lab.chosen().seed(),
				1, null);
		return DnsView.of(PacketWalker.lookup(lab.dataplane(), request, new NameQuestion(asked, kind, search)));
	}

	private static String checked(String name) {
		String stripped = name.strip();
		if (stripped.isEmpty() || stripped.length() > 255 || stripped.matches("(?s).*[\\s\\p{Cntrl}].*")) {
			throw new InvalidRequestException("name", "That is no name that can be asked for.",
					"Up to 255 characters without spaces.");
		}
		return stripped;
	}

	private static @Nullable String libc(@Nullable String libc) {
		if (libc == null || libc.isBlank()) {
			return null;
		}
		String chosen = libc.strip().toLowerCase(Locale.ROOT);
		if (!chosen.matches("glibc|musl")) {
			throw new InvalidRequestException("libc", "The libc is \"" + libc + "\"; glibc and musl are known.",
					"Leave it out to have it guessed from the image.");
		}
		return chosen;
	}

}
