package io.packetwalk.lab;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.manifest.ManifestObject;
import io.packetwalk.manifest.ManifestReader;

import static org.assertj.core.api.Assertions.assertThat;

class LabNameTests {

	@ParameterizedTest
	@CsvSource({ "shop.yaml, shop", "k8s/app.yml, k8s", "dump.JSON, dump", "a.b.txt, a.b", "README, README" })
	void aLabIsNamedAfterItsFileOrFolder(String file, String name) {
		assertThat(LabName.of(List.of(new ManifestFile(file, new byte[0])), List.of())).isEqualTo(name);
	}

	@Test
	void whatWasPastedIsNamedAfterTheNamespaceMostObjectsAreIn() {
		ManifestFile pasted = new ManifestFile(Upload.PASTED, (pod("kube-system", "a") + pod("kube-system", "b")
				+ pod("kube-system", "c") + pod("web", "a") + pod("shop", "a") + pod("shop", "b"))
			.getBytes());
		List<ManifestObject> objects = ManifestReader.read(List.of(pasted), Limits.DEFAULT).objects();
		assertThat(LabName.of(List.of(pasted), objects)).isEqualTo("shop");
		assertThat(LabName.of(List.of(pasted), List.of())).isEqualTo("default");
	}

	@Test
	void severalFilesAreNamedAfterTheirFolderElseAfterTheirNamespace() {
		List<ManifestFile> loose = List.of(file("frontend.yaml", pod("shop", "a")), file("web.yaml", pod("shop", "b")));
		List<ManifestFile> folder = List.of(file("k8s/a/frontend.yaml", ""), file("k8s/web.yaml", ""));
		assertThat(LabName.of(loose, read(loose))).isEqualTo("shop");
		assertThat(LabName.of(folder, List.of())).isEqualTo("k8s");
		List<ManifestFile> without = List.of(file("a.yaml", pod("default", "a")), file("b.yaml", pod("default", "b")));
		assertThat(LabName.of(without, read(without))).isEqualTo("a");
	}

	private static ManifestFile file(String name, String text) {
		return new ManifestFile(name, text.getBytes(StandardCharsets.UTF_8));
	}

	private static List<ManifestObject> read(List<ManifestFile> files) {
		return ManifestReader.read(files, Limits.DEFAULT).objects();
	}

	private static String pod(String namespace, String name) {
		return "---\napiVersion: v1\nkind: Pod\nmetadata: {name: %s, namespace: %s}\nspec: {containers: [{name: c, image: i}]}\n"
			.formatted(name, namespace);
	}

}
