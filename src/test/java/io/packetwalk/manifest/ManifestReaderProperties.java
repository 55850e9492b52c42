package io.packetwalk.manifest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;

class ManifestReaderProperties {

	private static final String SEED_TEXT = """
			# shop
			apiVersion: v1
			kind: Service
			metadata: {name: web, namespace: shop, labels: &l {app: web}}
			spec:
			  selector: *l
			  ports:
			  - name: "http"
			    port: 80
			    targetPort: 'http'
			---
			apiVersion: v1
			kind: List
			items:
			- apiVersion: apps/v1
			  kind: Deployment
			  metadata: {name: web}
			  spec:
			    replicas: 2
			    template:
			      metadata: {labels: {<<: *l, x: "\\u0041"}}
			      spec:
			        containers:
			        - name: c
			          env: [{name: TOKEN, value: abc}, {name: N, value: "1"}]
			          command: |
			            run
			              me
			---
			{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "s"}, "data": {"a": "b"}}
			---
			apiVersion: v1
			kind: Secret
			metadata: {name: t}
			stringData:
			  a: >-
			    folded
			    text
			""";

	private static final String[] PIECES = { "\t", "\n", "  ", "- ", ": ", "{", "}", "[", "]", "\"", "'", "|", ">",
			"&a ", "*a", "<<: ", "!!int ", "#", "---\n", "...\n", "\r", "%", "@", "\u0000", "\uFEFF", "😀", "\u0085",
			"null", "yes", "? ", ",", "{{ x }}", "\\", "0x", "items:\n", "kind: Secret\n", "\uD800" };

	@Property(tries = 400)
	void anyBytesAreRead(@ForAll @Size(max = 300) byte[] bytes) {
		readsOrRefuses(bytes);
	}

	@Property(tries = 1500)
	void anyMutationOfManifestsIsRead(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int mutations) {
		Random random = new Random(seed);
		StringBuilder text = new StringBuilder(SEED_TEXT);
		for (int i = 0; i < mutations; i++) {
			int at = random.nextInt(text.length());
			switch (random.nextInt(4)) {
				case 0 -> text.deleteCharAt(at);
				case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
				case 2 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(80))));
				default -> text.delete(at, Math.min(text.length(), at + random.nextInt(40)));
			}
		}
		readsOrRefuses(text.toString().getBytes(StandardCharsets.UTF_8));
	}

	private static void readsOrRefuses(byte[] bytes) {
		List<ManifestFile> files = List.of(new ManifestFile("fuzz.yaml", bytes));
		try {
			ManifestSet set = ManifestReader.read(files, Limits.DEFAULT);
			assertThat(set.problems()).allSatisfy((problem) -> assertThat(problem.message()).isNotEmpty());
			assertThat(set.objects())
				.allSatisfy((object) -> assertThat(set.sources().locate(object.label(), "spec")).isPresent());
		}
		catch (LimitExceededException ex) {
			assertThat(ex).hasMessageContaining("allowed");
		}
	}

}
