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
 * @param oembed where to ask how to embed it, empty where it says too much
 * @see <a href="https://ogp.me">Open Graph</a>
 */
public record Announced(String title, String description, String page, String image, String oembed) {

	private static final String SIMULATED = "Simulated step by step from Kubernetes manifests.";

	public static Announced of(StoredTrace trace) {
		String here = here();
		String page = here + "/t/" + trace.id();
		return new Announced(SocialCard.title(TraceJson.read(trace.document()).trace()),
				trace.verdict() + ". " + SIMULATED, page, page + "/card.png",
				here + "/oembed?format=json&url=" + UriUtils.encode(page, StandardCharsets.UTF_8));
	}

	/** A link that keeps the answers covered asks what became of the packet. */
	public static Announced asking(StoredTrace trace) {
		String page = here() + "/t/" + trace.id();
		return new Announced(SocialCard.question(TraceJson.read(trace.document()).trace()), SIMULATED,
				page + "?answers=0", page + "/card.png?answers=0", "");
	}

	private static String here() {
		return ServletUriComponentsBuilder.fromCurrentContextPath().build().toString();
	}

}
