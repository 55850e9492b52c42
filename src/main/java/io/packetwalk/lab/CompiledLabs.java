package io.packetwalk.lab;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.springframework.stereotype.Component;

/**
 * The labs used last, ready to be walked; however many ask for one at once, it is
 * compiled once.
 */
@Component
class CompiledLabs {

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<Key, CompletableFuture<Lab>> labs = new LinkedHashMap<>(16, 0.75f, true);

	private final int capacity;

	CompiledLabs(LabProperties properties) {
		this.capacity = properties.compiledLabs();
	}

	Lab get(String id, int revision, Supplier<Lab> compile) {
		Key key = new Key(id, revision);
		CompletableFuture<Lab> mine = new CompletableFuture<>();
		CompletableFuture<Lab> known = claim(key, mine);
		if (known == null) {
			compile(key, mine, compile);
			return join(mine);
		}
		return join(known);
	}

	void put(Lab lab) {
		get(lab.id(), lab.revision(), () -> lab);
	}

	void forget(String id) {
		locked(() -> this.labs.keySet().removeIf((key) -> key.id.equals(id)));
	}

	private CompletableFuture<Lab> claim(Key key, CompletableFuture<Lab> mine) {
		return locked(() -> {
			CompletableFuture<Lab> known = this.labs.putIfAbsent(key, mine);
			if (known == null && this.labs.size() > this.capacity) {
				this.labs.remove(this.labs.keySet().iterator().next());
			}
			return known;
		});
	}

	private void compile(Key key, CompletableFuture<Lab> mine, Supplier<Lab> compile) {
		try {
			mine.complete(compile.get());
		}
		catch (RuntimeException | Error ex) {
			locked(() -> this.labs.remove(key, mine));
			mine.completeExceptionally(ex);
		}
	}

	private static Lab join(CompletableFuture<Lab> lab) {
		try {
			return lab.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
		}
	}

	private <T> T locked(Supplier<T> action) {
		this.lock.lock();
		try {
			return action.get();
		}
		finally {
			this.lock.unlock();
		}
	}

	private record Key(String id, int revision) {
	}

}
