package io.packetwalk.controlplane.admission;

import java.util.Map;

import io.packetwalk.cluster.TraefikMiddleware;
import io.packetwalk.cluster.TraefikMiddleware.Action;
import io.packetwalk.controlplane.store.Tree;

/** Reads what a Middleware does: the one field its spec has. */
final class TraefikActions {

	private TraefikActions() {
	}

	static Action read(Tree spec) {
		String type = (spec.value() instanceof Map<?, ?> map)
				? map.keySet().stream().map(String::valueOf).sorted().findFirst().orElse("") : "";
		Tree options = spec.at(type);
		return switch (type) {
			case "stripPrefix" -> new TraefikMiddleware.StripPrefix(options.at("prefixes").texts());
			case "stripPrefixRegex" -> new TraefikMiddleware.StripPrefixRegex(options.at("regex").texts());
			case "addPrefix" -> new TraefikMiddleware.AddPrefix(options.at("prefix").text(""));
			case "replacePath" -> new TraefikMiddleware.ReplacePath(options.at("path").text(""));
			case "replacePathRegex" -> new TraefikMiddleware.ReplacePathRegex(options.at("regex").text(""),
					options.at("replacement").text(""));
			case "redirectScheme" -> new TraefikMiddleware.RedirectScheme(options.at("scheme").text(""),
					options.at("port").text(""), options.at("permanent").flag(false));
			case "redirectRegex" -> new TraefikMiddleware.RedirectRegex(options.at("regex").text(""),
					options.at("replacement").text(""), options.at("permanent").flag(false));
			case "headers" -> new TraefikMiddleware.Headers(GatewayFields.texts(options.at("customRequestHeaders")),
					GatewayFields.texts(options.at("customResponseHeaders")));
			case "ipAllowList", "ipWhiteList" -> new TraefikMiddleware.IpAllowList(options.at("sourceRange").texts());
			case "chain" -> new TraefikMiddleware.Chain(
					options.at("middlewares").items().stream().map(TraefikObjects::reference).toList());
			default -> new TraefikMiddleware.Unknown(type);
		};
	}

}
