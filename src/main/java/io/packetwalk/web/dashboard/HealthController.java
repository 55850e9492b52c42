package io.packetwalk.web.dashboard;

import java.util.LinkedHashMap;
import java.util.Map;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import io.packetwalk.lab.Lab;
import io.packetwalk.lab.Labs;

/** The health of a lab, asked for after the page is there: it may have to be compiled. */
@Controller
@Hidden
class HealthController {

	private static final int KEPT = 64;

	private final Labs labs;

	private final Map<Key, Health> known = new LinkedHashMap<>(16, 0.75f, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<Key, Health> eldest) {
			return size() > KEPT;
		}

	};

	HealthController(Labs labs) {
		this.labs = labs;
	}

	@GetMapping("/labs/{id}/health")
	String show(@PathVariable String id, HttpServletResponse response, Model model) {
		Lab lab = this.labs.find(id);
		model.addAttribute("health", health(lab));
		model.addAttribute("id", lab.id());
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		return "dashboard :: health";
	}

	private Health health(Lab lab) {
		Key key = new Key(lab.id(), lab.revision());
		synchronized (this.known) {
			Health before = this.known.get(key);
			if (before != null) {
				return before;
			}
		}
		Health now = Health.of(lab);
		synchronized (this.known) {
			this.known.put(key, now);
		}
		return now;
	}

	private record Key(String lab, int revision) {
	}

}
