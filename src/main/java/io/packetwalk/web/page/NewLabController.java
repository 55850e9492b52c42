package io.packetwalk.web.page;

import java.net.URI;
import java.util.List;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import io.packetwalk.lab.Labs;
import io.packetwalk.lab.UnreadableUploadException;
import io.packetwalk.lab.sample.Samples;
import io.packetwalk.web.ProblemView;
import io.packetwalk.web.Refusal;
import io.packetwalk.web.Refusals;
import io.packetwalk.web.UploadReader;
import io.packetwalk.web.Visitor;

/** Makes labs from the start page: of an upload, or of a sample. */
@Controller
@Hidden
class NewLabController {

	private static final String HX_REQUEST = "HX-Request";

	private final Labs labs;

	private final Samples samples;

	private final UploadReader uploads;

	private final Refusals refusals;

	NewLabController(Labs labs, Samples samples, UploadReader uploads, Refusals refusals) {
		this.labs = labs;
		this.samples = samples;
		this.uploads = uploads;
		this.refusals = refusals;
	}

	@PostMapping("/labs")
	ResponseEntity<Void> upload(HttpServletRequest request, Visitor visitor) {
		return goTo("/labs/" + this.labs.create(this.uploads.read(request), visitor.id()).lab().id(), request);
	}

	@PostMapping("/samples/{id}")
	ResponseEntity<Void> sample(@PathVariable String id, @RequestParam(defaultValue = "false") boolean tour,
			HttpServletRequest request, Visitor visitor) {
		String lab = this.labs.create(this.samples.upload(this.samples.find(id)), visitor.id()).lab().id();
		return goTo("/labs/" + lab + (tour ? "?tour=1" : "?run=1"), request);
	}

	/** htmx swaps a list of problems into the form, where everything stays as typed. */
	@ExceptionHandler(Exception.class)
	Object refused(Exception ex, HttpServletRequest request) {
		Refusal refusal = this.refusals.of(ex, request.getRequestURI());
		HttpStatus status = refusal.status();
		ModelAndView page = new ModelAndView(
				(request.getHeader(HX_REQUEST) != null) ? "fragments/problems :: list" : "error", status);
		page.addObject("status", status.value());
		page.addObject("code", refusal.code());
		page.addObject("message", (ex instanceof UnreadableUploadException) ? null : refusal.detail());
		page.addObject("problems",
				(ex instanceof UnreadableUploadException unreadable) ? ProblemView.of(unreadable) : List.of());
		return page;
	}

	private static ResponseEntity<Void> goTo(String page, HttpServletRequest request) {
		return (request.getHeader(HX_REQUEST) != null) ? ResponseEntity.ok().header("HX-Redirect", page).build()
				: ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(page)).build();
	}

}
