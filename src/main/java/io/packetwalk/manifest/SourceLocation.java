package io.packetwalk.manifest;

/**
 * A place in an uploaded file.
 *
 * @param file the file's name as uploaded
 * @param line the line, counted from 1 at the start of the file (not of the document)
 * @param column the column, counted from 1
 * @param document which document of the file, counted from 1
 */
public record SourceLocation(String file, int line, int column, int document) {

	/** {@code shop.yaml:27:17}. */
	@Override
	public String toString() {
		return this.file + ":" + this.line + ":" + this.column;
	}

}
