package io.packetwalk.clusterdns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.ConfigMap;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.clusterdns.corefile.Corefile;
import io.packetwalk.clusterdns.corefile.CorefileError;
import io.packetwalk.clusterdns.corefile.Directive;
import io.packetwalk.clusterdns.corefile.ServerBlock;

/**
 * Finds the ConfigMap and key behind a line CoreDNS reads.
 *
 * @param cluster the cluster
 * @param corefile its Corefile
 */
record CorefileProblems(Cluster cluster, Corefile corefile) {

	private static final String CUSTOM = "/etc/coredns/custom/";

	private static final String HOME = "/etc/coredns/";

	CorefileProblem refusal(CorefileError error) {
		return at(error.file(), error.line(), error.directive(), error.toString());
	}

	/** The plugins that would change answers and are passed over here. */
	List<CorefileProblem> notModelled() {
		List<CorefileProblem> problems = new ArrayList<>();
		for (ServerBlock block : this.corefile.blocks()) {
			for (Directive directive : block.directives()) {
				if (PluginOrder.NOT_MODELLED.contains(directive.name())) {
					problems.add(at(directive.file(), directive.line(), directive.name(),
							"%s:%d %s: this plugin is not modelled and is passed over".formatted(directive.file(),
									directive.line(), directive.name())));
				}
			}
		}
		return problems;
	}

	private CorefileProblem at(String file, int line, String directive, String message) {
		Optional<ConfigMap> map = file.startsWith(CUSTOM) ? this.cluster.configMap("kube-system", "coredns-custom")
				: CoreDnsFiles.config(this.cluster);
		@Nullable ObjectRef configMap = map.map((found) -> new ObjectRef("ConfigMap", found.namespace(), found.name()))
			.orElse(null);
		return new CorefileProblem(configMap, key(file), line, directive, message);
	}

	private static String key(String file) {
		return file.startsWith(CUSTOM) ? file.substring(CUSTOM.length())
				: file.startsWith(HOME) ? file.substring(HOME.length()) : file;
	}

}
