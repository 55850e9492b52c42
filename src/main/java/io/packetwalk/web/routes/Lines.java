package io.packetwalk.web.routes;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.trace.Cause;
import io.packetwalk.walk.Causes;

/** Finds the lines of YAML behind the rules of route tables. */
record Lines(Causes causes) {

	private static final Pattern ORIGIN = Pattern.compile("(\\w+) ([^/ ]+)/(\\S+) ?(.*)", Pattern.DOTALL);

	/** The line behind a rule, by the origin it carries. */
	@Nullable Cause of(String origin) {
		return split(origin).flatMap(this.causes::find).orElse(null);
	}

	@Nullable Cause of(ObjectRef object, String path) {
		return this.causes.find(new Origin(object, path)).orElse(null);
	}

	@Nullable Cause of(Origin origin) {
		return this.causes.find(origin).orElse(null);
	}

	/** The object a rule was made from. */
	static Optional<ObjectRef> object(String origin) {
		return split(origin).map(Origin::object);
	}

	private static Optional<Origin> split(String origin) {
		Matcher matcher = ORIGIN.matcher(origin);
		return matcher.matches() ? Optional
			.of(new Origin(new ObjectRef(matcher.group(1), matcher.group(2), matcher.group(3)), matcher.group(4)))
				: Optional.empty();
	}

}
