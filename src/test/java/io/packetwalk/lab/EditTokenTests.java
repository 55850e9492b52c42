package io.packetwalk.lab;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EditTokenTests {

	@Test
	void aTokenIsKeptAsItsSha256() {
		assertThat(EditToken.hash("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	}

	@Test
	void onlyTheTokenItselfMatches() {
		String hash = EditToken.hash("abc");
		assertThat(EditToken.matches("abc", hash)).isTrue();
		assertThat(EditToken.matches("abd", hash)).isFalse();
		assertThat(EditToken.matches(hash, hash)).isFalse();
	}

	@Test
	void idsAreLettersAndDigitsAndNotRepeated() {
		RandomIds ids = new RandomIds();
		assertThat(ids.next(10)).matches("[0-9A-Za-z]{10}").isNotEqualTo(ids.next(10));
	}

}
