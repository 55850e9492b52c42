package io.packetwalk.web.share;

import java.nio.charset.StandardCharsets;

import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriUtils;

import io.packetwalk.export.TraceJson;
import io.packetwalk.export.drawing.SocialCard;
import io.packetwalk.lab.store.StoredTrace;

/**
 * What a chat shows of a trace when somebody pastes the link to it.
 *
 * @param title the headline
 * @param description what the client saw
 * @param page the trace's address
 * @param image the address of its card
 * @param oembed where to ask how to embed it
 * @see <a href="https://ogp.me">Open Graph</a>
 */
public record Announced(String title, String description, String page, String image, String oembed) {

	public static Announced of(StoredTrace trace) {
		String here = ServletUriComponentsBuilder.fromCurrentContextPath().build().toString();
		String page = here + "/t/" + trace.id();
		return new Announced(SocialCard.title(TraceJson.read(trace.document()).trace()),
				trace.verdict() + ". Simulated step by step from Kubernetes manifests.", page, page + "/card.png",
				here + "/oembed?format=json&url=" + UriUtils.encode(page, StandardCharsets.UTF_8));
	}

}
