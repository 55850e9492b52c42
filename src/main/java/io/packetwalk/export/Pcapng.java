package io.packetwalk.export;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.packetwalk.net.IpAddress;

/**
 * Writes the blocks of a
 * <a href="https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng-03.html">pcapng</a>
 * file.
 */
final class Pcapng {

	static final int ETHERNET = 1;

	/** Packets that begin with their IP header, as on {@code tunl0}. */
	static final int RAW = 101;

	private static final int LONGEST_OPTION = 65535;

	private final ByteArrayOutputStream file = new ByteArrayOutputStream();

	void section(String hardware, String os, String application, String comment) {
		Block block = new Block().u32(0x1A2B3C4D).u16(1).u16(0).u32(-1).u32(-1);
		block.option(1, comment).option(2, hardware).option(3, os).option(4, application).endOfOptions();
		append(0x0A0D0D0A, block);
	}

	void description(int linkType, String name, String description) {
		Block block = new Block().u16(linkType).u16(0).u32(0);
		block.option(2, name).option(3, description).option(9, new byte[] { 6 }).endOfOptions();
		append(1, block);
	}

	void names(Map<IpAddress, String> names) {
		Block block = new Block();
		names.forEach((address, name) -> {
			byte[] value = new Octets().address(address).all(utf8(name)).u8(0).toArray();
			block.option(address.isV4() ? 1 : 2, value);
		});
		append(4, block.endOfOptions());
	}

	void packet(int device, long micros, byte[] frame, String comment) {
		Block block = new Block().u32(device).u32((int) (micros >>> 32)).u32((int) micros);
		block.u32(frame.length).u32(frame.length).padded(frame);
		if (!comment.isEmpty()) {
			block.option(1, comment).endOfOptions();
		}
		append(6, block);
	}

	byte[] toArray() {
		return this.file.toByteArray();
	}

	private void append(int type, Block block) {
		byte[] body = block.bytes.toByteArray();
		int length = 12 + body.length;
		this.file.writeBytes(new Block().u32(type).u32(length).padded(body).u32(length).bytes.toByteArray());
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static final class Block {

		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

		Block u16(int value) {
			return raw(ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN).putShort((short) value));
		}

		Block u32(int value) {
			return raw(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value));
		}

		Block padded(byte[] value) {
			this.bytes.writeBytes(value);
			this.bytes.writeBytes(new byte[-value.length & 3]);
			return this;
		}

		Block option(int code, String text) {
			return option(code, utf8(shortened(text)));
		}

		Block option(int code, byte[] value) {
			return u16(code).u16(value.length).padded(value);
		}

		Block endOfOptions() {
			return u32(0);
		}

		private Block raw(ByteBuffer buffer) {
			this.bytes.writeBytes(buffer.array());
			return this;
		}

		/** A character takes at most three bytes a UTF-16 unit. */
		private static String shortened(String text) {
			int most = LONGEST_OPTION / 3;
			return (text.length() > most) ? text.substring(0, most) : text;
		}

	}

}
