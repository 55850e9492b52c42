package io.packetwalk.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The kernel's trace of one node, read as it is printed. */
final class Monitor implements AutoCloseable {

	private static final long PATIENCE = 20_000;

	private final Process process;

	private final List<String> lines = new ArrayList<>();

	private Monitor(Process process) {
		this.process = process;
		Thread reader = new Thread(this::read);
		reader.setDaemon(true);
		reader.start();
	}

	static Monitor start(String namespace) throws IOException {
		List<String> command = List.of("ip", "netns", "exec", namespace, "stdbuf", "-oL", "nft", "-a", "monitor",
				"trace");
		return new Monitor(new ProcessBuilder(command).redirectErrorStream(true).start());
	}

	private void read() {
		try (BufferedReader text = new BufferedReader(
				new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8))) {
			for (String line = text.readLine(); line != null; line = text.readLine()) {
				synchronized (this.lines) {
					this.lines.add(line);
					this.lines.notifyAll();
				}
			}
		}
		catch (IOException ex) {
			// closed: nobody waits for more
		}
	}

	/** Forgets what was printed so far. */
	void forget() {
		synchronized (this.lines) {
			this.lines.clear();
		}
	}

	/** Everything printed before this sign, empty when the sign does not come in time. */
	List<String> until(int mark, long patience) {
		long end = System.nanoTime() + patience * 1_000_000;
		synchronized (this.lines) {
			try {
				while (true) {
					for (int i = 0; i < this.lines.size(); i++) {
						if (sign(this.lines.get(i), mark)) {
							return List.copyOf(this.lines.subList(0, i));
						}
					}
					long left = (end - System.nanoTime()) / 1_000_000;
					if (left <= 0) {
						return List.of();
					}
					this.lines.wait(left);
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}
	}

	List<String> until(int mark) {
		List<String> text = until(mark, PATIENCE);
		if (text.isEmpty()) {
			synchronized (this.lines) {
				if (this.lines.stream().noneMatch((line) -> sign(line, mark))) {
					throw new IllegalStateException("the monitor stopped printing: " + this.lines);
				}
			}
		}
		return text;
	}

	private static boolean sign(String line, int mark) {
		return line.contains("udp sport " + mark + " udp dport 9 ");
	}

	@Override
	public void close() {
		this.process.descendants().forEach(ProcessHandle::destroyForcibly);
		this.process.destroyForcibly();
	}

}
