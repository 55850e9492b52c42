package io.packetwalk.lab;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.dataplane.DataplaneCompiler;
import io.packetwalk.manifest.ManifestFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class CompiledLabsTests {

	private static final LabProperties TWO = new LabProperties(
			new LabProperties.UploadLimits(DataSize.ofMegabytes(1), 100, 100, 10_000), 2);

	private final CompiledLabs labs = new CompiledLabs(TWO);

	private final AtomicInteger compiled = new AtomicInteger();

	@Test
	void howeverManyAskAtOnceALabIsCompiledOnce() throws Exception {
		CountDownLatch start = new CountDownLatch(1);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Lab>> asked = IntStream.range(0, 50).mapToObj((i) -> threads.submit(() -> {
				start.await();
				return this.labs.get("a", 1, () -> compile("a"));
			})).toList();
			start.countDown();
			for (Future<Lab> each : asked) {
				assertThat(each.get().id()).isEqualTo("a");
			}
		}
		assertThat(this.compiled).hasValue(1);
	}

	@Test
	void theLabNotUsedForLongestMakesRoom() {
		for (String id : List.of("a", "b", "a", "c", "a")) {
			this.labs.get(id, 1, () -> compile(id));
		}
		assertThat(this.compiled).hasValue(3);
		this.labs.get("b", 1, () -> compile("b"));
		assertThat(this.compiled).hasValue(4);
	}

	@Test
	void aLabThatCannotBeCompiledIsTriedAgain() {
		assertThatIllegalStateException().isThrownBy(() -> this.labs.get("a", 1, () -> {
			throw new IllegalStateException("out of luck");
		})).withMessage("out of luck");
		assertThat(this.labs.get("a", 1, () -> compile("a")).id()).isEqualTo("a");
	}

	@Test
	void aForgottenLabIsCompiledAgain() {
		this.labs.get("a", 1, () -> compile("a"));
		this.labs.get("a", 2, () -> compile("a"));
		this.labs.forget("a");
		this.labs.get("a", 2, () -> compile("a"));
		assertThat(this.compiled).hasValue(3);
	}

	private Lab compile(String id) {
		this.compiled.incrementAndGet();
		ManifestFile file = new ManifestFile("a.yaml",
				"apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n".getBytes());
		Compiled made = Compiled.of(List.of(file), LabSettings.defaults(), TWO.limits().asLimits());
		return new Lab(id, 1, "a", "", null, LabSettings.defaults(), made.summary(), made.problems(),
				made.manifests().files(), made.cluster(), DataplaneCompiler.compile(made.cluster()),
				made.manifests().sources(), new SourceLines(made.manifests().files()));
	}

}
