package io.packetwalk.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Names looked up by real C libraries and a real dig, each pod in a namespace of its own,
 * beside what we compute. What is compared is told in {@code src/docs/kernel.md}.
 */
class NamesOnTheKernelTests {

	/** Most of the time is spent waiting for servers that say nothing. */
	private static final int AT_ONCE = 4;

	@TempDir
	private static Path folder;

	@TestFactory
	Stream<DynamicTest> theLibrariesAskAndFindWhatWeCompute() throws IOException {
		Requirements.requiredForNames();
		NameTable table = NameTable.read();
		String muslProgram = NameTable.muslProgram(folder);
		ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
		List<DynamicTest> tests = new ArrayList<>();
		table.wishes().forEach((pod, wishes) -> {
			Future<List<String>> differences = pool
				.submit(() -> NameExperiment.run(table.names(pod), wishes, muslProgram));
			tests.add(DynamicTest.dynamicTest(
					pod + ": " + wishes.lookups().size() + " names, " + wishes.digs().size() + " digs",
					() -> assertThat(differences.get()).as(pod).isEmpty()));
		});
		pool.shutdown();
		return tests.stream();
	}

	@Test
	void theTablesClusterHasNoMistakes() throws IOException {
		NameTable table = NameTable.read();
		assertThat(table.problems()).isEmpty();
		assertThat(table.wishes().keySet()).allMatch((pod) -> table.cluster().pod("shop", pod).isPresent());
	}

}
