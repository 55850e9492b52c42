package io.packetwalk.export.drawing;

/** Java found no font on this machine, so it cannot draw text. */
public class NoFontException extends RuntimeException {

	NoFontException(Throwable cause) {
		super("This server has no font to write with, so it cannot paint a PNG. The SVG of the same picture needs none; "
				+ "who runs the server can install one, such as fonts-dejavu-core.", cause);
	}

}
