package io.packetwalk.lab;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapKeySelector;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.diagnosis.names.WrittenText;
import io.packetwalk.diagnosis.names.WrittenText.Kind;

/** Reads what each container of one pod spec is given. */
final class ContainerTexts {

	/** {@code $(VAR)}, which kubelet fills in; {@code $$(VAR)} is left alone. */
	private static final Pattern REFERENCE = Pattern.compile("(?<!\\$)\\$\\(([A-Za-z_][\\w.-]*)\\)");

	private final ObjectRef workload;

	private final PodSpec spec;

	private final Origin origin;

	private final Function<String, @Nullable ConfigMap> configMaps;

	private final List<WrittenText> texts;

	private final Map<String, List<Mounted>> volumes = new HashMap<>();

	ContainerTexts(ObjectRef workload, PodSpec spec, Origin origin, Function<String, @Nullable ConfigMap> configMaps,
			List<WrittenText> texts) {
		this.workload = workload;
		this.spec = spec;
		this.origin = origin;
		this.configMaps = configMaps;
		this.texts = texts;
	}

	void read() {
		for (Volume volume : WorkloadTexts.entries(this.spec.getVolumes())) {
			if (volume != null && volume.getName() != null) {
				this.volumes.put(volume.getName(), Mounted.in(volume));
			}
		}
		containers(this.spec.getInitContainers(), "initContainers");
		containers(this.spec.getContainers(), "containers");
	}

	private void containers(@Nullable List<Container> containers, String field) {
		int index = 0;
		for (Container container : WorkloadTexts.entries(containers)) {
			if (container != null) {
				container(container, this.origin.at(field + "[" + index + "]"));
			}
			index++;
		}
	}

	private void container(Container container, Origin at) {
		String image = Objects.requireNonNullElse(container.getImage(), "");
		Map<String, WrittenText> variables = new LinkedHashMap<>();
		WorkloadTexts.entries(container.getEnvFrom()).forEach((source) -> all(source, image, variables));
		int index = 0;
		for (EnvVar variable : WorkloadTexts.entries(container.getEnv())) {
			if (variable != null && variable.getName() != null) {
				variable(variable, image, at.at("env[" + index + "]"), variables);
			}
			index++;
		}
		this.texts.addAll(variables.values());
		words(container.getCommand(), image, at, "command", variables);
		words(container.getArgs(), image, at, "args", variables);
		WorkloadTexts.entries(container.getVolumeMounts()).forEach((mount) -> files(mount, image));
	}

	private void all(@Nullable EnvFromSource source, String image, Map<String, WrittenText> variables) {
		if (source != null && source.getConfigMapRef() != null) {
			String prefix = Objects.requireNonNullElse(source.getPrefix(), "");
			data(source.getConfigMapRef().getName()).forEach((key, value) -> variables.put(prefix + key,
					text(image, Kind.VARIABLE, prefix + key, value, key(source.getConfigMapRef().getName(), key))));
		}
	}

	/** A later variable takes the place of an earlier one of its name. */
	private void variable(EnvVar variable, String image, Origin at, Map<String, WrittenText> variables) {
		String name = variable.getName();
		ConfigMapKeySelector from = (variable.getValueFrom() != null) ? variable.getValueFrom().getConfigMapKeyRef()
				: null;
		if (from != null && data(from.getName()).containsKey(from.getKey())) {
			variables.put(name, text(image, Kind.VARIABLE, name, data(from.getName()).get(from.getKey()),
					key(from.getName(), from.getKey())));
		}
		else if (variable.getValue() != null) {
			variables.put(name,
					text(image, Kind.VARIABLE, name, filled(variable.getValue(), variables), at.at("value")));
		}
		else {
			variables.remove(name);
		}
	}

	private void words(@Nullable List<String> words, String image, Origin at, String field,
			Map<String, WrittenText> variables) {
		String flag = "";
		int index = 0;
		for (String word : WorkloadTexts.entries(words)) {
			if (word != null) {
				this.texts
					.add(text(image, Kind.ARGUMENT, flag, filled(word, variables), at.at(field + "[" + index + "]")));
				flag = (word.startsWith("-") && word.indexOf('=') < 0) ? word : "";
			}
			index++;
		}
	}

	private void files(@Nullable VolumeMount mount, String image) {
		if (mount == null || mount.getName() == null) {
			return;
		}
		for (Mounted mounted : this.volumes.getOrDefault(mount.getName(), List.of())) {
			data(mounted.configMap()).forEach((key, value) -> {
				if (mounted.shows(key, mount.getSubPath())) {
					this.texts.add(text(image, Kind.FILE, key, value, key(mounted.configMap(), key)));
				}
			});
		}
	}

	private static String filled(String value, Map<String, WrittenText> variables) {
		if (!value.contains("$(")) {
			return value;
		}
		return REFERENCE.matcher(value).replaceAll((reference) -> {
			WrittenText known = variables.get(reference.group(1));
			return Matcher.quoteReplacement((known != null) ? known.text() : reference.group());
		});
	}

	private Map<String, String> data(@Nullable String name) {
		ConfigMap map = (name != null) ? this.configMaps.apply(name) : null;
		Map<String, String> data = new TreeMap<>();
		if (map != null && map.getData() != null) {
			map.getData().forEach((key, value) -> data.put(key, Objects.requireNonNullElse(value, "")));
		}
		return data;
	}

	private Origin key(String configMap, String key) {
		return new Origin(new ObjectRef("ConfigMap", this.workload.namespace(), configMap), "data." + key);
	}

	private WrittenText text(String image, Kind kind, String key, String text, Origin at) {
		return new WrittenText(this.workload, image, kind, key, text, at);
	}

}
