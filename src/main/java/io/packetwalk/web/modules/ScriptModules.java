package io.packetwalk.web.modules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/**
 * The script modules behind a page's way in, so that its head can ask for all of them at
 * once: a browser would otherwise learn of each file only by reading the one before it.
 *
 * @see <a href=
 * "https://developer.mozilla.org/docs/Web/HTML/Reference/Attributes/rel/modulepreload">modulepreload</a>
 */
@Component("scriptModules")
public class ScriptModules {

	private static final Pattern IMPORT = Pattern
		.compile("^(?:import|export)\\s+(?:[\\w*{}\\s,$]+\\sfrom\\s+)?['\"](\\.\\.?/[^'\"]+)['\"]", Pattern.MULTILINE);

	private final ResourceLoader resources;

	private final Map<String, Known> known = new ConcurrentHashMap<>();

	ScriptModules(ResourceLoader resources) {
		this.resources = resources;
	}

	/**
	 * What a module imports, and what that imports, without the module itself.
	 * @param entry path of the way in, such as {@code /app/trace.js}
	 * @return their paths, those needed first first; a module that is not there is left
	 * out, for the browser to complain about
	 */
	public List<String> behind(String entry) {
		Set<String> found = new LinkedHashSet<>(List.of(entry));
		Deque<String> unread = new ArrayDeque<>(found);
		while (!unread.isEmpty()) {
			for (String module : imports(unread.removeFirst())) {
				if (found.add(module)) {
					unread.addLast(module);
				}
			}
		}
		found.remove(entry);
		return List.copyOf(found);
	}

	private List<String> imports(String module) {
		Resource resource = this.resources.getResource("classpath:/static" + module);
		try {
			long changed = resource.lastModified();
			return this.known.compute(module, (path, before) -> (before != null && before.changed() == changed) ? before
					: new Known(changed, read(path, resource)))
				.imports();
		}
		catch (IOException ex) {
			return List.of();
		}
	}

	private static List<String> read(String module, Resource resource) {
		try {
			return IMPORT.matcher(resource.getContentAsString(StandardCharsets.UTF_8))
				.results()
				.map((match) -> URI.create(module).resolve(match.group(1)).toString())
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private record Known(long changed, List<String> imports) {

	}

}
