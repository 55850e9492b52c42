package io.packetwalk.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.lab.LabProperties;
import io.packetwalk.lab.SettingsReader;
import io.packetwalk.lab.Upload;
import io.packetwalk.manifest.LimitExceededException;
import io.packetwalk.manifest.ManifestFile;

/** Takes manifests and settings out of a request, however they were sent. */
@Component
public class UploadReader {

	private static final Set<String> BODIES = Set.of("application/yaml", "application/x-yaml", "text/yaml",
			"text/x-yaml", "text/plain", "application/json", "application/octet-stream");

	private static final int LONGEST_NAME = 255;

	private final long limit;

	UploadReader(LabProperties properties) {
		this.limit = properties.limits().bytes().toBytes();
	}

	/** Settings that are not sent are the defaults. */
	public Upload read(HttpServletRequest request) {
		return read(request, LabSettings.defaults());
	}

	/** Settings that are not sent stay as they were. */
	public Upload read(HttpServletRequest request, LabSettings before) {
		MultipartHttpServletRequest multipart = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
		List<ManifestFile> files = (multipart != null) ? parts(multipart) : body(request);
		if (files.isEmpty()) {
			throw new RefusalException(Refusal
				.of(HttpStatus.UNPROCESSABLE_CONTENT, "NO_OBJECTS", "No file was sent and no text was pasted.")
				.with("problems", List.of())
				.with("field", "files"));
		}
		return Upload.of(named(files), SettingsReader.read(parameters(request), before));
	}

	private static List<ManifestFile> parts(MultipartHttpServletRequest request) {
		List<ManifestFile> files = new ArrayList<>();
		for (List<MultipartFile> parts : request.getMultiFileMap().values()) {
			for (MultipartFile part : parts) {
				// a form without a chosen file sends an empty part
				if (!part.isEmpty() || !String.valueOf(part.getOriginalFilename()).isEmpty()) {
					files.add(new ManifestFile(name(part.getOriginalFilename()), bytes(part)));
				}
			}
		}
		String text = request.getParameter("text");
		if (text != null && !text.isBlank()) {
			files.add(new ManifestFile(Upload.PASTED, text.getBytes(StandardCharsets.UTF_8)));
		}
		return files;
	}

	private List<ManifestFile> body(HttpServletRequest request) {
		String type = request.getContentType();
		if (type != null && !type.isBlank() && !BODIES.contains(bare(type))) {
			throw new RefusalException(Refusal
				.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE",
						"Manifests come as multipart/form-data with files, or as a body of type application/yaml, "
								+ "text/yaml, text/plain or application/json; this one is " + type + ".")
				.with("field", "Content-Type"));
		}
		byte[] content = bytes(request);
		return List.of(new ManifestFile(name(request.getParameter("filename")), content));
	}

	private static String bare(String type) {
		return type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
	}

	private byte[] bytes(HttpServletRequest request) {
		if (request.getContentLengthLong() > this.limit) {
			throw tooLarge();
		}
		try {
			byte[] content = request.getInputStream().readNBytes((int) Math.min(this.limit + 1, Integer.MAX_VALUE - 8));
			if (content.length > this.limit) {
				throw tooLarge();
			}
			return content;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private LimitExceededException tooLarge() {
		return new LimitExceededException(
				"The upload has more than " + this.limit + " bytes; nothing of it was loaded.");
	}

	private static byte[] bytes(MultipartFile part) {
		try {
			return part.getBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Folders are kept: they tell two files of the same name apart. */
	private static String name(@Nullable String sent) {
		String name = (sent == null) ? "" : sent.replace('\\', '/').replaceAll("\\p{Cntrl}", "").strip();
		if (name.isEmpty()) {
			return Upload.PASTED;
		}
		return (name.length() > LONGEST_NAME) ? name.substring(name.length() - LONGEST_NAME) : name;
	}

	private static List<ManifestFile> named(List<ManifestFile> files) {
		Set<String> taken = new HashSet<>();
		return files.stream().map((file) -> {
			String name = file.name();
			for (int copy = 2; !taken.add(name); copy++) {
				name = file.name() + " (" + copy + ")";
			}
			return new ManifestFile(name, file.content());
		}).toList();
	}

	private static Map<String, String> parameters(HttpServletRequest request) {
		Map<String, String> parameters = new LinkedHashMap<>();
		request.getParameterMap().forEach((name, values) -> parameters.put(name, values[0]));
		return parameters;
	}

}
