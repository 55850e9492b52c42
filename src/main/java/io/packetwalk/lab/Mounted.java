package io.packetwalk.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import org.jspecify.annotations.Nullable;

/**
 * A ConfigMap that a
 * <a href= "https://kubernetes.io/docs/concepts/storage/volumes/#configmap">volume</a>
 * holds.
 *
 * @param configMap its name
 * @param paths the file of each key; empty: every key is a file of its name
 */
record Mounted(String configMap, Map<String, String> paths) {

	static List<Mounted> in(Volume volume) {
		List<Mounted> mounted = new ArrayList<>();
		if (volume.getConfigMap() != null && volume.getConfigMap().getName() != null) {
			mounted.add(of(volume.getConfigMap().getName(), volume.getConfigMap().getItems()));
		}
		if (volume.getProjected() != null) {
			for (VolumeProjection source : WorkloadTexts.entries(volume.getProjected().getSources())) {
				if (source != null && source.getConfigMap() != null && source.getConfigMap().getName() != null) {
					mounted.add(of(source.getConfigMap().getName(), source.getConfigMap().getItems()));
				}
			}
		}
		return mounted;
	}

	private static Mounted of(String configMap, @Nullable List<KeyToPath> items) {
		Map<String, String> paths = new TreeMap<>();
		for (KeyToPath item : WorkloadTexts.entries(items)) {
			if (item != null && item.getKey() != null) {
				paths.put(item.getKey(), Objects.requireNonNullElse(item.getPath(), item.getKey()));
			}
		}
		return new Mounted(configMap, paths);
	}

	/** Whether a key is a file below a mount of this subPath. */
	boolean shows(String key, @Nullable String subPath) {
		String path = this.paths.isEmpty() ? key : this.paths.get(key);
		return path != null
				&& (subPath == null || subPath.isEmpty() || path.equals(subPath) || path.startsWith(subPath + "/"));
	}

}
