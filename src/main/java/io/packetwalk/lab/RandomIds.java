package io.packetwalk.lab;

import java.security.SecureRandom;

import org.springframework.stereotype.Component;

/** Makes ids that cannot be guessed, of letters and digits. */
@Component
public class RandomIds {

	private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

	private final SecureRandom random = new SecureRandom();

	/** An id of this many characters, each worth almost six bits. */
	public String next(int length) {
		StringBuilder id = new StringBuilder(length);
		for (int i = 0; i < length; i++) {
			id.append(ALPHABET.charAt(this.random.nextInt(ALPHABET.length())));
		}
		return id.toString();
	}

}
