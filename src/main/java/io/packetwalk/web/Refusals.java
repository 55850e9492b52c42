package io.packetwalk.web;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.core.JacksonException;

import io.packetwalk.lab.EditTokenException;
import io.packetwalk.lab.InvalidSettingException;
import io.packetwalk.lab.NotFoundException;
import io.packetwalk.lab.NotYourLabException;
import io.packetwalk.lab.RemovedException;
import io.packetwalk.lab.RevisionConflictException;
import io.packetwalk.lab.UnreadableUploadException;
import io.packetwalk.manifest.LimitExceededException;
import io.packetwalk.walk.InvalidRequestException;
import io.packetwalk.whatif.InvalidChangeException;

/** Finds the refusal for whatever was thrown. */
@Component
public class Refusals {

	private static final Logger logger = LoggerFactory.getLogger(Refusals.class);

	private static final String NO_JSON = "The body is not the JSON object expected here.";

	public Refusal of(Throwable thrown, String path) {
		return switch (thrown) {
			case RefusalException ex -> ex.refusal();
			case NotFoundException ex -> Refusal.of(HttpStatus.NOT_FOUND, ex.code(), ex.getMessage());
			case RemovedException ex ->
				Refusal.of(HttpStatus.GONE, "REMOVED", ex.getMessage()).with("removed", ex.removed().toString());
			case EditTokenException ex -> editToken(ex);
			case NotYourLabException ex -> Refusal.of(HttpStatus.FORBIDDEN, "NOT_YOUR_LAB", ex.getMessage());
			case RevisionConflictException ex ->
				Refusal.of(HttpStatus.CONFLICT, "REVISION_CONFLICT", ex.getMessage()).with("current", ex.current());
			case InvalidSettingException ex -> Refusal.of(HttpStatus.BAD_REQUEST, "INVALID_SETTING", ex.getMessage())
				.with("field", ex.field())
				.with("value", ex.value())
				.with("allowed", ex.allowed());
			case InvalidChangeException ex ->
				Refusal.of(HttpStatus.BAD_REQUEST, ex.code(), ex.getMessage()).with("field", "change." + ex.field());
			case InvalidRequestException ex ->
				Refusal.invalidRequest(ex.getMessage()).with("field", ex.field()).with("suggestion", ex.suggestion());
			case UnreadableUploadException ex ->
				Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "NO_OBJECTS", ex.getMessage())
					.with("problems", ProblemView.of(ex));
			case LimitExceededException ex ->
				Refusal.of(HttpStatus.CONTENT_TOO_LARGE, "LIMIT_EXCEEDED", ex.getMessage());
			case MaxUploadSizeExceededException ex -> tooLarge();
			case MultipartException ex -> multipart(ex);
			case HttpMessageNotReadableException ex when ex.getCause() instanceof JacksonException json -> json(json);
			case HttpMessageNotReadableException ex -> Refusal.invalidRequest(NO_JSON);
			case JacksonException ex -> json(ex);
			case MissingServletRequestParameterException ex -> known(ex).with("field", ex.getParameterName());
			case MethodArgumentTypeMismatchException ex ->
				Refusal.invalidRequest("The value of " + ex.getName() + " cannot be read.").with("field", ex.getName());
			case InvalidParameterException ex -> parameters(ex);
			case ErrorResponse ex -> known(ex);
			case IOException ex -> brokenOff(ex, path);
			case UncheckedIOException ex -> brokenOff(ex, path);
			default -> unexpected(thrown, path);
		};
	}

	/** For what the server refused before we saw it. */
	Refusal ofStatus(HttpStatus status) {
		return (status == HttpStatus.CONTENT_TOO_LARGE) ? tooLarge()
				: Refusal.of(status, status.name(), status.getReasonPhrase());
	}

	private static Refusal tooLarge() {
		return Refusal.of(HttpStatus.CONTENT_TOO_LARGE, "LIMIT_EXCEEDED",
				"The upload is over the size limit; nothing of it was loaded.");
	}

	private static Refusal brokenOff(Exception ex, String path) {
		logger.info("{} broke off: {}", path, ex.getMessage());
		return Refusal.invalidRequest("The connection broke off.");
	}

	private static Refusal json(JacksonException ex) {
		StringBuilder field = new StringBuilder();
		for (JacksonException.Reference reference : ex.getPath()) {
			String name = reference.getPropertyName();
			field.append((name == null) ? "[" + reference.getIndex() + "]" : (field.isEmpty() ? "" : ".") + name);
		}
		return field.isEmpty() ? Refusal.invalidRequest(NO_JSON)
				: Refusal.invalidRequest("The value of " + field + " is not of the type expected here.")
					.with("field", field.toString());
	}

	/** Tomcat has the status ready: too many parameters, or not decodable. */
	private static Refusal parameters(InvalidParameterException ex) {
		return (ex.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value()) ? tooLarge()
				: Refusal.invalidRequest("The parameters cannot be decoded.");
	}

	private static Refusal editToken(EditTokenException ex) {
		return ex.missing() ? Refusal.of(HttpStatus.UNAUTHORIZED, "EDIT_TOKEN_REQUIRED", ex.getMessage())
				: Refusal.of(HttpStatus.FORBIDDEN, "EDIT_TOKEN_WRONG", ex.getMessage());
	}

	private static Refusal multipart(MultipartException ex) {
		for (Throwable cause = ex.getCause(); cause != null; cause = cause.getCause()) {
			if (cause instanceof FileUploadException upload && isTooMuch(upload)) {
				return tooLarge();
			}
		}
		return Refusal.invalidRequest("The multipart body cannot be read.");
	}

	private static boolean isTooMuch(FileUploadException ex) {
		return ex instanceof FileCountLimitExceededException || ex instanceof SizeException;
	}

	private static Refusal known(ErrorResponse response) {
		HttpStatus status = HttpStatus.valueOf(response.getStatusCode().value());
		String detail = response.getBody().getDetail();
		String code = (status == HttpStatus.BAD_REQUEST) ? "INVALID_REQUEST" : status.name();
		return Refusal.of(status, code, (detail != null) ? detail : status.getReasonPhrase());
	}

	private static Refusal unexpected(Throwable thrown, String path) {
		logger.error("{} failed", path, thrown);
		return Refusal.of(HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL_ERROR",
				"Something is wrong with Packetwalk itself; the server's log says what.");
	}

}
