package io.packetwalk.web.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;

/** Describes, for OpenAPI, how manifests and settings are sent. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RequestBody(required = true,
		content = {
				@Content(mediaType = "multipart/form-data",
						schema = @Schema(type = "object", description = "one or more parts named files")),
				@Content(mediaType = "application/yaml", schema = @Schema(type = "string")),
				@Content(mediaType = "text/yaml", schema = @Schema(type = "string")),
				@Content(mediaType = "text/plain", schema = @Schema(type = "string")),
				@Content(mediaType = "application/json", schema = @Schema(type = "object")) })
@Parameter(name = "filename", in = ParameterIn.QUERY, description = "names a body that is no multipart form",
		schema = @Schema(type = "string"))
@Parameter(name = "profile", in = ParameterIn.QUERY,
		schema = @Schema(type = "string", allowableValues = { "kubeadm", "k3s", "kind", "bare" }))
@Parameter(name = "nodes", in = ParameterIn.QUERY, description = "1 to 5000",
		schema = @Schema(type = "integer", defaultValue = "3"))
@Parameter(name = "proxyMode", in = ParameterIn.QUERY,
		schema = @Schema(type = "string", allowableValues = { "iptables", "nftables", "ipvs" }))
@Parameter(name = "cni", in = ParameterIn.QUERY,
		schema = @Schema(type = "string", allowableValues = { "flannel", "calico", "kindnet" }))
@Parameter(name = "podCidr", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
@Parameter(name = "serviceCidr", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
@Parameter(name = "clusterDomain", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
@Parameter(name = "ingressController", in = ParameterIn.QUERY,
		schema = @Schema(type = "string", allowableValues = { "auto", "ingress-nginx", "traefik", "none" }))
@Parameter(name = "seed", in = ParameterIn.QUERY, schema = @Schema(type = "integer", defaultValue = "42"))
@interface UploadParameters {

}
