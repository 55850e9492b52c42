package io.packetwalk.controlplane.admission;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.RouteFilter;
import io.packetwalk.controlplane.store.Tree;

/** Reads the filters of routes. */
final class RouteFilters {

	private static final int FOUND = 302;

	private RouteFilters() {
	}

	static List<RouteFilter> read(Tree list, String at) {
		return GatewayFields.entries(list, at, RouteFilters::filter);
	}

	private static RouteFilter filter(Tree written, String at) {
		String type = written.at("type").text("");
		return switch (type) {
			case "RequestHeaderModifier" -> headers(written.at("requestHeaderModifier"), false, at);
			case "ResponseHeaderModifier" -> headers(written.at("responseHeaderModifier"), true, at);
			case "RequestRedirect" -> redirect(written.at("requestRedirect"), at);
			case "URLRewrite" ->
				new RouteFilter.Rewrite(GatewayFields.optional(written.at("urlRewrite").at("hostname")),
						path(written.at("urlRewrite").at("path")), at);
			case "RequestMirror" -> mirror(written.at("requestMirror"), at);
			default -> new RouteFilter.Unknown(type, named(written.at("extensionRef")), at);
		};
	}

	private static RouteFilter headers(Tree written, boolean answer, String at) {
		return new RouteFilter.Headers(answer, GatewayFields.headers(written.at("set")),
				GatewayFields.headers(written.at("add")), written.at("remove").texts(), at);
	}

	private static RouteFilter redirect(Tree written, String at) {
		return new RouteFilter.Redirect(
				Optional.ofNullable(GatewayFields.optional(written.at("scheme")))
					.map((scheme) -> scheme.toLowerCase(Locale.ROOT))
					.orElse(null),
				GatewayFields.optional(written.at("hostname")), GatewayFields.number(written.at("port")),
				path(written.at("path")), written.at("statusCode").number(FOUND), at);
	}

	private static RouteFilter.@Nullable Path path(Tree written) {
		return switch (written.at("type").text("")) {
			case "ReplaceFullPath" -> new RouteFilter.Path(false, written.at("replaceFullPath").text(""));
			case "ReplacePrefixMatch" -> new RouteFilter.Path(true, written.at("replacePrefixMatch").text(""));
			default -> null;
		};
	}

	private static RouteFilter mirror(Tree written, String at) {
		Tree fraction = written.at("fraction");
		int percent = fraction.present()
				? 100 * fraction.at("numerator").number(0) / Math.max(1, fraction.at("denominator").number(100))
				: written.at("percent").number(100);
		return new RouteFilter.Mirror(GatewayFields.backend(written.at("backendRef"), at + ".requestMirror.backendRef"),
				percent, at);
	}

	private static String named(Tree extension) {
		return extension.present() ? extension.at("kind").text("") + " " + extension.at("name").text("") : "";
	}

}
