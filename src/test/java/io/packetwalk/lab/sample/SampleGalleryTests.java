package io.packetwalk.lab.sample;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import io.packetwalk.cluster.Profile;
import io.packetwalk.lab.NotFoundException;
import io.packetwalk.lab.Upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SampleGalleryTests {

	private final Samples samples;

	SampleGalleryTests() throws IOException {
		this.samples = new Samples(new PathMatchingResourcePatternResolver());
	}

	@Test
	void theSamplesOnTheClassPathAreListedInOrder() {
		List<String> ids = this.samples.all().stream().map(Sample::id).toList();
		assertThat(ids).hasSizeGreaterThanOrEqualTo(7).isSorted().contains("01-short-name-dns");
	}

	@Test
	void aSampleBringsItsFilesSettingsAndRequests() {
		Sample sample = this.samples.find("06-ingress-across-nodes");
		assertThat(sample.files()).extracting("name").contains("api.yaml").doesNotContain("requests.yaml");
		assertThat(sample.requests().getFirst().connections()).isEqualTo(3);
		assertThat(sample.requests().getLast().headers()).containsEntry("Host", "shop.example.com");
		Upload upload = this.samples.upload(this.samples.find("01-short-name-dns"));
		assertThat(upload.settings().profile()).isEqualTo(Profile.K3S);
		assertThat(upload.sample()).isEqualTo("01-short-name-dns");
	}

	@Test
	void aSampleThatIsNotThereIsNotFound() {
		assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> this.samples.find("../secret"));
	}

}
