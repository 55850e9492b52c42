package io.packetwalk.manifest.yaml;

import java.math.BigInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlainScalarTests {

	@ParameterizedTest
	@ValueSource(strings = { "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "Y" })
	void theWordsOfYaml11AreTrue(String word) {
		assertThat(PlainScalar.resolve(word)).isEqualTo(true);
	}

	@ParameterizedTest
	@ValueSource(strings = { "false", "no", "No", "off", "OFF", "n", "N" })
	void theWordsOfYaml11AreFalse(String word) {
		assertThat(PlainScalar.resolve(word)).isEqualTo(false);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "~", "null", "Null", "NULL" })
	void nothingIsNull(String word) {
		assertThat(PlainScalar.resolve(word)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "tRue", "yEs", "12:30", "1.2.3", "2026-11-21", "0x", "1e", "+", "-", ".", "10.96.0.10",
			"1_", "0o9", "00f", "-.inf", "v1", "100m", "::1" })
	void everythingElseIsText(String word) {
		assertThat(PlainScalar.resolve(word)).isIn(word, 1L);
	}

	@Test
	void numbersAreReadAsGoReadsThem() {
		assertThat(PlainScalar.resolve("80")).isEqualTo(80L);
		assertThat(PlainScalar.resolve("-1")).isEqualTo(-1L);
		assertThat(PlainScalar.resolve("0644")).isEqualTo(420L);
		assertThat(PlainScalar.resolve("0o644")).isEqualTo(420L);
		assertThat(PlainScalar.resolve("0x1F")).isEqualTo(31L);
		assertThat(PlainScalar.resolve("0b101")).isEqualTo(5L);
		assertThat(PlainScalar.resolve("1_000")).isEqualTo(1000L);
		assertThat(PlainScalar.resolve("08")).isEqualTo(8L);
		assertThat(PlainScalar.resolve("80.0")).isEqualTo(80L);
		assertThat(PlainScalar.resolve("1.5")).isEqualTo(1.5);
		assertThat(PlainScalar.resolve("1e3")).isEqualTo(1000L);
		assertThat(PlainScalar.resolve("18446744073709551615")).isEqualTo(new BigInteger("18446744073709551615"));
	}

	@Test
	void aNumberOfManyDigitsIsNoTrap() {
		assertThat(PlainScalar.resolve("9".repeat(100_000))).isInstanceOf(String.class);
	}

}
