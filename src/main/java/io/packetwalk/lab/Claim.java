package io.packetwalk.lab;

import org.jspecify.annotations.Nullable;

import io.packetwalk.lab.store.StoredLab;

/**
 * What somebody shows who wants to remove something: that they made it, or the lab's edit
 * token.
 *
 * @param visitor who they are, null for somebody never seen before
 * @param token the edit token they show, null for none
 */
public record Claim(@Nullable String visitor, @Nullable String token) {

	boolean made(String maker) {
		return maker.equals(this.visitor);
	}

	/**
	 * Lets through who made the lab, and who holds its edit token.
	 * @throws EditTokenException for everybody else
	 */
	void check(StoredLab lab) {
		if (this.token == null && made(lab.visitor())) {
			return;
		}
		if (this.token == null || !EditToken.matches(this.token, lab.tokenHash())) {
			throw new EditTokenException(this.token == null);
		}
	}

}
