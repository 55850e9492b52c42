package io.packetwalk.resolver;

/** What both libraries know about the form of names. */
final class HostNames {

	private static final int MAX_LABEL = 63;

	private static final int MAX_NAME = 253;

	private HostNames() {
	}

	/** Whether a question with this name can be put into a packet. */
	static boolean canBeAsked(String name) {
		String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
		if (bare.isEmpty() || bare.length() > MAX_NAME || !bare.chars().allMatch((c) -> c > ' ' && c < 127)) {
			return false;
		}
		for (String label : bare.split("\\.", -1)) {
			if (label.isEmpty() || label.length() > MAX_LABEL) {
				return false;
			}
		}
		return true;
	}

	static int dots(String name) {
		return (int) name.chars().filter((c) -> c == '.').count();
	}

	static boolean isAbsolute(String name) {
		return name.endsWith(".");
	}

	/** The name with its final dot. */
	static String absolute(String name) {
		return isAbsolute(name) ? name : name + ".";
	}

	/** The name below a search entry, with its final dot. */
	static String below(String search, String name) {
		String domain = search.startsWith(".") ? search.substring(1) : search;
		return domain.isEmpty() ? absolute(name) : name + "." + absolute(domain);
	}

}
