package io.packetwalk.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client with a cookie jar; it follows no redirect. */
public final class Browser {

	public static final String SHOP = """
			apiVersion: v1
			kind: Namespace
			metadata: {name: shop}
			---
			apiVersion: v1
			kind: Pod
			metadata: {name: client, namespace: shop, labels: {app: client}}
			spec: {containers: [{name: c, image: curl}]}
			---
			apiVersion: v1
			kind: Pod
			metadata: {name: web-0, namespace: shop, labels: {app: web}}
			spec: {containers: [{name: c, image: nginx, ports: [{name: http, containerPort: 8080}]}]}
			---
			apiVersion: v1
			kind: Service
			metadata: {name: web, namespace: shop}
			spec:
			  selector: {app: web}
			  ports:
			  - {name: http, port: 80, targetPort: http}
			""";

	private static final JsonMapper JSON = JsonMapper.shared();

	private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

	private final String server;

	public Browser(int port) {
		this.server = "http://localhost:" + port;
	}

	public static JsonNode json(HttpResponse<String> response) {
		return JSON.readTree(response.body());
	}

	public URI address(String path) {
		return URI.create(this.server + path);
	}

	public HttpClient client() {
		return this.client;
	}

	public HttpResponse<String> get(String path, String... headers) {
		return send(request(path, headers).GET());
	}

	public HttpResponse<String> delete(String path, String... headers) {
		return send(request(path, headers).DELETE());
	}

	public HttpResponse<String> post(String path, String type, String body, String... headers) {
		return send(request(path, headers).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
	}

	public HttpResponse<String> put(String path, String type, String body, String... headers) {
		return send(request(path, headers).header("Content-Type", type).PUT(BodyPublishers.ofString(body)));
	}

	/**
	 * Sends parts as a form does; the name of a part with a file name is {@code files}.
	 */
	public HttpResponse<String> postForm(String path, List<Part> parts, String... headers) {
		String boundary = "----part-of-a-form";
		StringBuilder body = new StringBuilder();
		for (Part part : parts) {
			body.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"");
			body.append(part.file ? "files\"; filename=\"" + part.name : part.name).append("\"\r\n\r\n");
			body.append(part.text).append("\r\n");
		}
		body.append("--").append(boundary).append("--\r\n");
		return send(request(path, headers).header("Content-Type", "multipart/form-data; boundary=" + boundary)
			.POST(BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8)));
	}

	/** A lab of {@link #SHOP}; its answer. */
	public JsonNode makeShop() {
		HttpResponse<String> made = post("/api/v1/labs?filename=shop.yaml", "application/yaml", SHOP);
		if (made.statusCode() != 201) {
			throw new IllegalStateException(made.body());
		}
		return json(made);
	}

	public HttpResponse<String> walk(String lab, String from, String to) {
		return post("/api/v1/labs/" + lab + "/traces", "application/json",
				"{\"from\":\"" + from + "\",\"to\":\"" + to + "\"}");
	}

	private HttpRequest.Builder request(String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(address(path));
		return (headers.length == 0) ? request : request.headers(headers);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.client.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** A part of a form. */
	public record Part(boolean file, String name, String text) {

		public static Part file(String name, String text) {
			return new Part(true, name, text);
		}

		public static Part field(String name, String text) {
			return new Part(false, name, text);
		}

	}

}
