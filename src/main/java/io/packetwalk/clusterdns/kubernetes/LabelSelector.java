package io.packetwalk.clusterdns.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.packetwalk.clusterdns.corefile.CorefileException;
import io.packetwalk.clusterdns.corefile.Directive;

/**
 * A <a href=
 * "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors">label
 * selector</a> in its text form.
 *
 * @param requirements what must all hold
 */
record LabelSelector(List<Requirement> requirements) {

	static final LabelSelector EVERYTHING = new LabelSelector(List.of());

	private static final Pattern SET = Pattern.compile("(\\S+)\\s+(in|notin)\\s*\\(([^)]*)\\)");

	private static final Pattern EQUALITY = Pattern.compile("([^\\s!=]+)\\s*(!=|==|=)\\s*(\\S*)");

	private static final Pattern EXISTS = Pattern.compile("(!?)\\s*([^\\s!=()]+)");

	LabelSelector {
		requirements = List.copyOf(requirements);
	}

	static LabelSelector of(Directive property) throws CorefileException {
		String text = String.join(" ", property.atLeast(1));
		List<Requirement> requirements = new ArrayList<>();
		for (String part : text.split(",(?![^(]*\\))")) {
			requirements.add(requirement(property, part.strip()));
		}
		return new LabelSelector(requirements);
	}

	private static Requirement requirement(Directive property, String part) throws CorefileException {
		Matcher set = SET.matcher(part);
		if (set.matches()) {
			List<String> values = List.of(set.group(3).strip().split("\\s*,\\s*"));
			return new Requirement(set.group(1), set.group(2).equals("in"), values);
		}
		Matcher equality = EQUALITY.matcher(part);
		if (equality.matches()) {
			return new Requirement(equality.group(1), !equality.group(2).equals("!="), List.of(equality.group(3)));
		}
		Matcher exists = EXISTS.matcher(part);
		if (exists.matches()) {
			return new Requirement(exists.group(2), exists.group(1).isEmpty(), List.of());
		}
		throw property.error("unable to parse label selector value: '%s'".formatted(part));
	}

	boolean matches(Map<String, String> labels) {
		return this.requirements.stream().allMatch((requirement) -> requirement.holds(labels));
	}

	/**
	 * One requirement.
	 *
	 * @param key the label
	 * @param wanted whether it must be so, or must not
	 * @param values the values it is about; empty: any
	 */
	record Requirement(String key, boolean wanted, List<String> values) {

		boolean holds(Map<String, String> labels) {
			String value = labels.get(this.key);
			boolean so = value != null && (this.values.isEmpty() || this.values.contains(value));
			return so == this.wanted;
		}

	}

}
