package io.packetwalk.manifest.yaml;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What an unquoted scalar means to kubectl, which reads YAML with go-yaml 2: {@code yes}
 * and {@code on} are booleans, {@code 0644} is octal, {@code 12:30} is text.
 *
 * @see <a href="https://github.com/kubernetes-sigs/yaml">sigs.k8s.io/yaml</a>
 */
final class PlainScalar {

	private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

	private static final BigInteger UNSIGNED_END = BigInteger.ONE.shiftLeft(64);

	private static final int LONGEST_NUMBER = 64;

	private static final Map<String, Boolean> BOOLEANS = booleans();

	private PlainScalar() {
	}

	/** The value of an untagged plain scalar; null stands for a YAML null. */
	static @Nullable Object resolve(String text) {
		if (isNull(text)) {
			return null;
		}
		Boolean truth = BOOLEANS.get(text);
		if (truth != null) {
			return truth;
		}
		Object number = startsLikeANumber(text) ? number(text) : null;
		return (number != null) ? number : text;
	}

	static @Nullable Boolean truth(String text) {
		return BOOLEANS.get(text);
	}

	static boolean isNull(String text) {
		return switch (text) {
			case "", "~", "null", "Null", "NULL" -> true;
			default -> false;
		};
	}

	/** A Long, BigInteger or Double, or null when the text is no number. */
	static @Nullable Object number(String text) {
		String plain = text.replace("_", "");
		if (plain.isEmpty() || plain.length() > LONGEST_NUMBER) {
			return null;
		}
		Object whole = whole(plain);
		if (whole != null) {
			return whole;
		}
		return FLOAT.matcher(plain).matches() ? real(plain) : null;
	}

	private static boolean startsLikeANumber(String text) {
		char first = text.charAt(0);
		return (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
	}

	private static @Nullable Object whole(String text) {
		boolean signed = text.charAt(0) == '-' || text.charAt(0) == '+';
		String digits = signed ? text.substring(1) : text;
		int radix = radix(digits);
		String bare = switch (radix) {
			case 10 -> digits;
			case 8 -> digits.substring((digits.charAt(1) == 'o' || digits.charAt(1) == 'O') ? 2 : 1);
			default -> digits.substring(2);
		};
		if (bare.isEmpty() || !bare.chars().allMatch((digit) -> digit < 128 && Character.digit(digit, radix) >= 0)) {
			return null;
		}
		BigInteger value = new BigInteger(bare, radix);
		return inGoRange((text.charAt(0) == '-') ? value.negate() : value);
	}

	private static int radix(String digits) {
		if (digits.length() < 2 || digits.charAt(0) != '0') {
			return 10;
		}
		return switch (digits.charAt(1)) {
			case 'x', 'X' -> 16;
			case 'b', 'B' -> 2;
			default -> 8;
		};
	}

	private static @Nullable Object inGoRange(BigInteger value) {
		if (value.bitLength() < Long.SIZE) {
			return value.longValue();
		}
		return (value.signum() > 0 && value.compareTo(UNSIGNED_END) < 0) ? value : null;
	}

	/** kubectl writes 80.0 as 80 into the JSON it sends. */
	private static Object real(String text) {
		double value = Double.parseDouble(text);
		return (value == Math.rint(value) && Math.abs(value) < 1e15) ? (Object) (long) value : (Object) value;
	}

	private static Map<String, Boolean> booleans() {
		Map<String, Boolean> words = new HashMap<>();
		for (String word : new String[] { "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON" }) {
			words.put(word, true);
		}
		for (String word : new String[] { "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off",
				"OFF" }) {
			words.put(word, false);
		}
		return Map.copyOf(words);
	}

}
