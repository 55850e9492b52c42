package io.packetwalk.manifest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.packetwalk.manifest.yaml.Written;
import io.packetwalk.manifest.yaml.Written.Fields;
import io.packetwalk.manifest.yaml.Written.Items;
import io.packetwalk.manifest.yaml.Written.Scalar;
import io.packetwalk.manifest.yaml.YamlDocument;

/** Recognises documents that are templates still to be rendered. */
final class TemplateText {

	private static final Pattern ACTION = Pattern.compile("\\{\\{|\\{%");

	private static final Pattern HELM = Pattern.compile(
			"\\{\\{-?\\s*(\\.|\\$|include |template |if |else|end|range |with |define |tpl |toYaml|lookup |quote )");

	private TemplateText() {
	}

	/**
	 * The line of the first template action outside comments, in a document that is no
	 * YAML.
	 */
	static Optional<Integer> line(YamlDocument document) {
		String[] lines = document.text().split("\r\n|\n|\r", -1);
		for (int i = 0; i < lines.length; i++) {
			Matcher action = ACTION.matcher(lines[i]);
			if (action.find() && !lines[i].strip().startsWith("#")) {
				return Optional.of(document.line() + i);
			}
		}
		return Optional.empty();
	}

	/**
	 * The line of the first value that is a template action, in a document that happens
	 * to be YAML. Text blocks are left alone: alerts and dashboards hold templates of
	 * their own.
	 */
	static Optional<Integer> line(Written node) {
		return switch (node) {
			case Scalar scalar -> isAction(scalar) ? Optional.of(scalar.line()) : Optional.empty();
			case Items items -> items.items().stream().flatMap((item) -> line(item).stream()).findFirst();
			case Fields fields -> fields.fields()
				.values()
				.stream()
				.filter((field) -> !field.name().equals("annotations"))
				.flatMap((field) -> line(field.value()).stream())
				.findFirst();
		};
	}

	private static boolean isAction(Scalar scalar) {
		return scalar.style() != Written.Style.BLOCK && scalar.text().contains("{{")
				&& HELM.matcher(scalar.text()).find();
	}

}
