package io.packetwalk.manifest;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.packetwalk.manifest.yaml.Written.Fields;
import io.packetwalk.manifest.yaml.Written.Scalar;

/** Comments within a Secret: people note values there. */
final class SecretComments {

	private static final Pattern COMMENT = Pattern.compile("(?<=^|\\s)#[^\\r\\n]*", Pattern.MULTILINE);

	private final TextEdits edits;

	SecretComments(TextEdits edits) {
		this.edits = edits;
	}

	/** Blanks comments of a Secret: what is outside its scalars. */
	void blank(Fields secret, List<Scalar> scalars) {
		int at = secret.start();
		for (Scalar scalar : scalars.stream().sorted(Comparator.comparingInt(Scalar::start)).toList()) {
			if (scalar.start() >= at) {
				between(at, scalar.start());
			}
			at = Math.max(at, scalar.end());
		}
		between(at, secret.end());
	}

	private void between(int start, int end) {
		if (end <= start) {
			return;
		}
		Matcher comment = COMMENT.matcher(this.edits.text().substring(start, end));
		while (comment.find()) {
			this.edits.replace(start + comment.start(), start + comment.end(), "# " + Credentials.DROPPED);
		}
	}

}
