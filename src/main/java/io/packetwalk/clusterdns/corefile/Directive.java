package io.packetwalk.clusterdns.corefile;

import java.util.List;

/**
 * A line of a Corefile: a plugin in a server block, or a property inside a plugin.
 *
 * @param name its first word
 * @param args the other words of the line
 * @param block the lines between its braces
 * @param file the file it is in: {@code Corefile}, or the path of an imported one
 * @param line where it is in it, from 1
 */
public record Directive(String name, List<String> args, List<Directive> block, String file, int line) {

	public Directive {
		args = List.copyOf(args);
		block = List.copyOf(block);
	}

	/** The only argument. */
	public String argument() throws CorefileException {
		if (this.args.size() != 1) {
			throw wrongArguments();
		}
		return this.args.getFirst();
	}

	/** The arguments, of which there must be at least this many. */
	public List<String> atLeast(int count) throws CorefileException {
		if (this.args.size() < count) {
			throw wrongArguments();
		}
		return this.args;
	}

	public void noArguments() throws CorefileException {
		if (!this.args.isEmpty()) {
			throw wrongArguments();
		}
	}

	/** An argument that must be a number within a range. */
	public int number(int index, int least, int most) throws CorefileException {
		String text = atLeast(index + 1).get(index);
		if (!text.matches("-?\\d{1,9}")) {
			throw error("'%s' is not a number".formatted(text));
		}
		int value = Integer.parseInt(text);
		if (value < least || value > most) {
			throw error("%s must be in range [%d, %d]: %d".formatted(this.name, least, most, value));
		}
		return value;
	}

	public CorefileException wrongArguments() {
		return error("Wrong argument count or unexpected line ending after '%s'"
			.formatted(this.args.isEmpty() ? this.name : this.args.getLast()));
	}

	public CorefileException unknownProperty(Directive property) {
		return new CorefileException(property.file, property.line, this.name,
				"unknown property '%s'".formatted(property.name));
	}

	public CorefileException error(String message) {
		return new CorefileException(this.file, this.line, this.name, message);
	}

}
