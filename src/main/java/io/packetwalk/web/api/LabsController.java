package io.packetwalk.web.api;

import java.net.URI;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.packetwalk.lab.Claim;
import io.packetwalk.lab.Labs;
import io.packetwalk.lab.NewLab;
import io.packetwalk.web.UploadReader;
import io.packetwalk.web.Visitor;
import io.packetwalk.web.VisitorCookie;

/** Labs: made, changed, shown, removed. */
@RestController
@RequestMapping("/api/v1/labs")
@Tag(name = "labs")
class LabsController {

	private final Labs labs;

	private final UploadReader uploads;

	LabsController(Labs labs, UploadReader uploads) {
		this.labs = labs;
		this.uploads = uploads;
	}

	@PostMapping
	@Operation(summary = "Make a lab of manifests: multipart files, or a YAML or JSON body")
	@UploadParameters
	ResponseEntity<LabView> create(HttpServletRequest request, Visitor visitor) {
		NewLab made = this.labs.create(this.uploads.read(request), visitor.id());
		return ResponseEntity.created(URI.create("/api/v1/labs/" + made.lab().id()))
			.body(LabView.of(made.lab(), made.editToken()));
	}

	@PutMapping("/{id}")
	@Operation(summary = "Make a new revision of a lab")
	@UploadParameters
	LabView revise(@PathVariable String id,
			@RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
			HttpServletRequest request) {
		return LabView.of(this.labs.revise(id, EditTokenHeader.token(authorization),
				(before) -> this.uploads.read(request, before)), null);
	}

	@GetMapping("/{id}")
	@Operation(summary = "Summary, settings and problems of a lab")
	LabView show(@PathVariable String id) {
		return LabView.of(this.labs.find(id), null);
	}

	@DeleteMapping("/{id}")
	@Operation(summary = "Remove a lab with its traces: for whoever made it or holds its edit token")
	ResponseEntity<Void> delete(@PathVariable String id,
			@RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
			HttpServletRequest request) {
		this.labs.remove(id, new Claim(VisitorCookie.known(request), EditTokenHeader.token(authorization)));
		return ResponseEntity.noContent().build();
	}

}
