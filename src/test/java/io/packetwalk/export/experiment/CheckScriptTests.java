package io.packetwalk.export.experiment;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.packetwalk.export.ExampleTraces;

import static org.assertj.core.api.Assertions.assertThat;

class CheckScriptTests {

	private static final String HOSTILE = "x'; touch $(echo pwned) `touch pwned` \"\n touch pwned\n\u2028#";

	@TempDir
	private Path folder;

	@Test
	void itPrintsWhatTheSimulationSaysAndRunsNothingHere() throws Exception {
		String script = CheckScript.write(ExampleTraces.document(), "https://packetwalk.test/t/t1");
		assertThat(script).startsWith("#!/usr/bin/env bash\n# SIMULATED from manifests")
			.contains("seed 7", "tell 2 'step 2' 'node node-a' 'iptables-save -t nat'",
					"'-A KUBE-SERVICES -j KUBE-SVC-X'", "on_node 'node-a' 'iptables-save -t nat'");
		assertThat(run(script)).contains("== step 2: step 2 (node node-a)", "simulated: -A KUBE-SERVICES -j KUBE-SVC-X",
				"this is not node-a", "Nothing was changed.");
	}

	@Test
	void namesFromManifestsAreNeverRun() throws Exception {
		assertThat(run(CheckScript.write(ExampleTraces.asking(HOSTILE), HOSTILE))).contains("Nothing was changed.");
		assertThat(this.folder.resolve("pwned")).doesNotExist();
	}

	@Test
	void aNameIsOneWord() throws Exception {
		assertThat(run("printf '%s|' " + CheckScript.quoted("it's; $(touch pwned)")))
			.isEqualTo("it's; $(touch pwned)|");
	}

	@Test
	void filesOfAnUploadStayBelowTheirFolder() {
		assertThat(List.of(ManifestsZip.safe("../../etc/passwd"), ManifestsZip.safe("C:\\x\\a b.yaml"),
				ManifestsZip.safe("/"), ManifestsZip.safe("shop/.hidden.yml")))
			.containsExactly("manifests/etc/passwd.yaml", "manifests/C_/x/a_b.yaml", "manifests/manifest.yaml",
					"manifests/shop/hidden.yml");
	}

	@Test
	void filesOfOneNameLieBesideEachOtherAlsoWhereCapitalsMakeNoDifference() throws Exception {
		Map<String, String> files = new LinkedHashMap<>();
		List.of("a.yaml", "A.yaml", "a.yaml/b.yaml", "../a.yaml", "c/d.yaml", "c")
			.forEach((name) -> files.put(name, ""));
		assertThat(entries(files, 1)).containsKeys("manifests/a.yaml", "manifests/A-2.yaml", "manifests/a.yaml-b.yaml",
				"manifests/a-3.yaml", "manifests/c/d.yaml", "manifests/c.yaml");
	}

	@Test
	void asManyWorkersAsNodesRunPods() throws Exception {
		assertThat(entries(Map.of(), 1).get("kind-cluster.yaml")).contains("control-plane").doesNotContain("worker");
		assertThat(entries(Map.of(), 3).get("kind-cluster.yaml").split("role: worker", -1)).hasSize(4);
	}

	private static Map<String, String> entries(Map<String, String> files, int nodes) throws Exception {
		byte[] packed = ManifestsZip.write(ExampleTraces.document(), "https://p.test/t/1", files,
				new ManifestsZip.Networks(nodes, "iptables", "flannel", "10.244.0.0/16", "10.96.0.0/12"));
		Map<String, String> entries = new LinkedHashMap<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
			}
		}
		return entries;
	}

	@Test
	void theSameTraceIsTheSameZip() {
		ManifestsZip.Networks networks = new ManifestsZip.Networks(3, "iptables", "flannel", "10.244.0.0/16",
				"10.96.0.0/12");
		Map<String, String> files = Map.of("a.yaml", "kind: Pod\n");
		assertThat(ManifestsZip.write(ExampleTraces.document(), "https://p.test/t/1", files, networks))
			.isEqualTo(ManifestsZip.write(ExampleTraces.document(), "https://p.test/t/1", files, networks));
	}

	private String run(String script) throws Exception {
		Path file = this.folder.resolve("check.sh");
		Files.writeString(file, script);
		Process check = new ProcessBuilder("bash", "-n", file.toString()).redirectErrorStream(true).start();
		assertThat(new String(check.getInputStream().readAllBytes())).isEmpty();
		ProcessBuilder builder = new ProcessBuilder("bash", file.toString()).directory(this.folder.toFile());
		builder.environment().put("KUBECTL", "false");
		Process process = builder.redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes());
		assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
		return output;
	}

}
