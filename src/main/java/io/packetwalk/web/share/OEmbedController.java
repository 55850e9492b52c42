package io.packetwalk.web.share;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.HtmlUtils;

import io.packetwalk.export.TraceJson;
import io.packetwalk.export.drawing.SocialCard;
import io.packetwalk.lab.Traces;
import io.packetwalk.web.Refusal;
import io.packetwalk.web.RefusalException;

/**
 * Tells a page that quotes a trace how to show it:
 * <a href="https://oembed.com">oEmbed</a>.
 */
@RestController
@Hidden
class OEmbedController {

	private static final Pattern TRACE = Pattern.compile("(?:/embed)?/t/([0-9A-Za-z]{1,16})(?:[/?#].*)?");

	private static final int WIDTH = 800;

	private static final int HEIGHT = 560;

	private static final int NARROWEST = 240;

	private final Traces traces;

	OEmbedController(Traces traces) {
		this.traces = traces;
	}

	@GetMapping("/oembed")
	Map<String, Object> show(@RequestParam String url, @RequestParam(defaultValue = "json") String format,
			@RequestParam(defaultValue = "" + WIDTH) int maxwidth,
			@RequestParam(defaultValue = "" + HEIGHT) int maxheight) {
		if (!format.equals("json")) {
			throw new RefusalException(
					Refusal.of(HttpStatus.NOT_IMPLEMENTED, "FORMAT_NOT_OFFERED", "Only format=json is offered."));
		}
		String here = ServletUriComponentsBuilder.fromCurrentContextPath().build().toString();
		String id = trace(url, here);
		String title = SocialCard.title(TraceJson.read(this.traces.find(id).document()).trace());
		int width = Math.clamp(maxwidth, NARROWEST, WIDTH);
		int height = Math.clamp(maxheight, NARROWEST, HEIGHT);
		Map<String, Object> answer = new LinkedHashMap<>();
		answer.put("version", "1.0");
		answer.put("type", "rich");
		answer.put("provider_name", "Packetwalk");
		answer.put("provider_url", here + "/");
		answer.put("title", title);
		answer.put("width", width);
		answer.put("height", height);
		answer.put("html", frame(here + "/embed/t/" + id, title, width, height));
		answer.put("thumbnail_url", here + "/t/" + id + "/card.png");
		answer.put("thumbnail_width", 1200);
		answer.put("thumbnail_height", 630);
		return answer;
	}

	private static String trace(String url, String here) {
		Matcher path = TRACE.matcher(url.startsWith(here) ? url.substring(here.length()) : "");
		if (!path.matches()) {
			throw new RefusalException(
					Refusal.of(HttpStatus.NOT_FOUND, "NOT_A_TRACE", "This is not the address of a trace here."));
		}
		return path.group(1);
	}

	private static String frame(String src, String title, int width, int height) {
		return """
				<iframe src="%s" title="%s" width="%d" height="%d" loading="lazy" frameborder="0" \
				sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>""".formatted(src,
				HtmlUtils.htmlEscape(title), width, height);
	}

}
