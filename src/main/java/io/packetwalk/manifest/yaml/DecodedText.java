package io.packetwalk.manifest.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A file's bytes as text, by its byte order mark or, as YAML 1.2 §5.2 says, by where its
 * first zero bytes are.
 *
 * @param text the text without its byte order mark
 * @param charset what it was read as
 * @param firstBad the offset in the text of the first byte sequence that is not text, -1
 * for none
 * @param binary whether this is no text at all
 */
public record DecodedText(String text, String charset, int firstBad, boolean binary) {

	private static final int LOOKED_AT = 4096;

	public static DecodedText of(byte[] bytes) {
		Encoding encoding = encoding(bytes);
		DecodedText decoded = decode(bytes, encoding);
		return decoded.binary ? new DecodedText("", decoded.charset, -1, true) : decoded;
	}

	private static DecodedText decode(byte[] bytes, Encoding encoding) {
		ByteBuffer in = ByteBuffer.wrap(bytes, encoding.skip(), bytes.length - encoding.skip());
		CharsetDecoder decoder = encoding.charset()
			.newDecoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT);
		CharBuffer out = CharBuffer.allocate((int) (in.remaining() * (double) decoder.maxCharsPerByte()) + 1);
		CoderResult result = decoder.decode(in, out, true);
		if (!result.isError()) {
			String text = out.flip().toString();
			return new DecodedText(text, encoding.charset().name(), -1, looksBinary(text));
		}
		int firstBad = out.position();
		String text = new String(bytes, encoding.skip(), bytes.length - encoding.skip(), encoding.charset());
		return new DecodedText(text, encoding.charset().name(), firstBad, looksBinary(text));
	}

	private static boolean looksBinary(String text) {
		int end = Math.min(text.length(), LOOKED_AT);
		int strange = 0;
		for (int i = 0; i < end; i++) {
			char c = text.charAt(i);
			if (c == 0) {
				return true;
			}
			strange += (c == '\uFFFD' || (c < ' ' && c != '\n' && c != '\r' && c != '\t')) ? 1 : 0;
		}
		return strange * 5 > end;
	}

	private static Encoding encoding(byte[] b) {
		if (starts(b, 0xEF, 0xBB, 0xBF)) {
			return new Encoding(StandardCharsets.UTF_8, 3);
		}
		if (starts(b, 0, 0, 0xFE, 0xFF)) {
			return new Encoding(Charset.forName("UTF-32BE"), 4);
		}
		if (starts(b, 0xFF, 0xFE, 0, 0)) {
			return new Encoding(Charset.forName("UTF-32LE"), 4);
		}
		if (starts(b, 0xFE, 0xFF)) {
			return new Encoding(StandardCharsets.UTF_16BE, 2);
		}
		if (starts(b, 0xFF, 0xFE)) {
			return new Encoding(StandardCharsets.UTF_16LE, 2);
		}
		return withoutMark(b);
	}

	private static Encoding withoutMark(byte[] b) {
		if (b.length >= 4 && b[0] == 0 && b[1] != 0 && b[2] == 0 && b[3] != 0) {
			return new Encoding(StandardCharsets.UTF_16BE, 0);
		}
		if (b.length >= 4 && b[0] != 0 && b[1] == 0 && b[2] != 0 && b[3] == 0) {
			return new Encoding(StandardCharsets.UTF_16LE, 0);
		}
		return new Encoding(StandardCharsets.UTF_8, 0);
	}

	private static boolean starts(byte[] bytes, int... mark) {
		if (bytes.length < mark.length) {
			return false;
		}
		for (int i = 0; i < mark.length; i++) {
			if ((bytes[i] & 0xFF) != mark[i]) {
				return false;
			}
		}
		return true;
	}

	private record Encoding(Charset charset, int skip) {
	}

}
