package io.packetwalk.web.routes;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.packetwalk.lab.Lab;
import io.packetwalk.lab.Labs;
import io.packetwalk.walk.InvalidRequestException;

/** Route tables as JSON. */
@RestController
@Tag(name = "routes")
class RoutesApi {

	private final Labs labs;

	RoutesApi(Labs labs) {
		this.labs = labs;
	}

	@GetMapping("/api/v1/labs/{id}/routes")
	@Operation(
			summary = "Every reverse proxy and tunnel: its pods, its ways in, its routes in the order they are tried")
	Routes list(@PathVariable String id) {
		return new Routes(new Proxies(this.labs.find(id)).list());
	}

	@GetMapping("/api/v1/labs/{id}/routes/try")
	@Operation(
			summary = "What a reverse proxy does with a URL, rule by rule; without a proxy the one that is for the host")
	@Parameter(name = "header", in = ParameterIn.QUERY, description = "A header, Name: value; any number of them")
	Attempt attempt(@PathVariable String id, @RequestParam String url, @RequestParam(defaultValue = "") String proxy,
			@RequestParam(defaultValue = "") String method, HttpServletRequest request) {
		TryForm form = TryForm.of(proxy, url, method, request.getParameterValues(RoutesController.HEADER));
		if (!form.complete()) {
			throw new InvalidRequestException("url", "There is no URL to try.", "Say url=http://shop.example.com/.");
		}
		Lab lab = this.labs.find(id);
		return Trial.of(lab, form).orElseThrow(() -> RoutesController.unknown(form));
	}

	/** The reverse proxies and tunnels of a lab. */
	record Routes(List<Proxy> proxies) {
	}

}
