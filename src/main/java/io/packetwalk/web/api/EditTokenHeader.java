package io.packetwalk.web.api;

import org.jspecify.annotations.Nullable;

/** The edit token as it is sent: {@code Authorization: Bearer <editToken>}. */
final class EditTokenHeader {

	private static final String SCHEME = "Bearer ";

	private EditTokenHeader() {
	}

	static @Nullable String token(@Nullable String authorization) {
		boolean bearer = authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
		return bearer ? authorization.substring(SCHEME.length()).strip() : null;
	}

}
