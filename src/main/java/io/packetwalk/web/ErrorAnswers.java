package io.packetwalk.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Answers what could not be done: a page for people, problem+json for programs. */
@Controller
@ControllerAdvice
class ErrorAnswers implements ErrorController {

	private final Refusals refusals;

	ErrorAnswers(Refusals refusals) {
		this.refusals = refusals;
	}

	@ExceptionHandler(Exception.class)
	Object thrown(Exception ex, HttpServletRequest request, HttpServletResponse response) {
		return answer(this.refusals.of(ex, request.getRequestURI()), request.getRequestURI(), request, response);
	}

	/** Where the container sends what went wrong outside of any controller. */
	@RequestMapping("${spring.web.error.path:${error.path:/error}}")
	Object container(HttpServletRequest request, HttpServletResponse response) {
		Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		String instance = (path != null) ? path.toString() : request.getRequestURI();
		Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
		HttpStatus status = status(request);
		Refusal refusal = (thrown instanceof Throwable cause) ? this.refusals.of(cause, instance)
				: this.refusals.ofStatus(status);
		return answer(refusal, instance, request, response);
	}

	private static HttpStatus status(HttpServletRequest request) {
		Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
		HttpStatus status = (code instanceof Integer number) ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
		return (status != null) ? status : HttpStatus.INTERNAL_SERVER_ERROR;
	}

	private static Object answer(Refusal refusal, String path, HttpServletRequest request,
			HttpServletResponse response) {
		if (!forPeople(path, request)) {
			return refusal.asProblem(path);
		}
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		ModelAndView page = new ModelAndView("error", refusal.status());
		page.addObject("status", refusal.status().value());
		page.addObject("error", refusal.status().getReasonPhrase());
		page.addObject("code", refusal.code());
		page.addObject("message", refusal.detail());
		page.addObject("path", path);
		return page;
	}

	private static boolean forPeople(String path, HttpServletRequest request) {
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		return !path.startsWith("/api/") && !path.startsWith("/ws/") && accept != null && accept.contains("text/html");
	}

}
