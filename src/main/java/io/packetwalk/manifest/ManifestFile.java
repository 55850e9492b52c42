package io.packetwalk.manifest;

/**
 * An uploaded file, bytes as received: encoding is the reader's business.
 *
 * @param name its name, with folders if a folder was uploaded
 * @param content its bytes; not copied
 */
public record ManifestFile(String name, byte[] content) {

}
