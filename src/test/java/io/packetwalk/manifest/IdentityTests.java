package io.packetwalk.manifest;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IdentityTests {

	@Test
	void whatMakesAnObjectMustBeThere() {
		assertThat(Upload.codes(Upload.of("apiVersion: v1\nmetadata: {name: a}\n"))).containsExactly("MISSING_KIND");
		assertThat(Upload.codes(Upload.of("apiVersion: v1\nkind: Pod\nspec: {}\n"))).containsExactly("MISSING_NAME");
		assertThat(Upload.codes(Upload.of("a: 1\n"))).containsExactly("NOT_AN_OBJECT");
		assertThat(Upload.codes(Upload.of("just words\n"))).containsExactly("NOT_AN_OBJECT");
	}

	@Test
	void aMissingApiVersionIsSupplied() {
		ManifestSet set = Upload.of("kind: Namespace\nmetadata: {name: a}\n");
		assertThat(Upload.labels(set)).containsExactly("Namespace a");
		assertThat(Upload.problem(set, ProblemCode.MISSING_API_VERSION).suggestion())
			.isEqualTo("Write apiVersion: v1.");
	}

	@Test
	void aKindThatIsNoneIsComparedWithThoseThatAre() {
		ManifestSet set = Upload.of("apiVersion: apps/v1\nkind: Deploymnet\nmetadata: {name: a}\n");
		assertThat(Upload.problem(set, ProblemCode.UNKNOWN_KIND).suggestion())
			.isEqualTo("Did you mean kind: Deployment?");
		assertThat(Upload.problem(set, ProblemCode.UNKNOWN_KIND).location()).hasToString("all.yaml:2:7");
	}

	@Test
	void aKindInTheWrongGroupIsReadAsTheRightOne() {
		ManifestSet set = Upload
			.of("apiVersion: apps/v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: 1}]}\n");
		assertThat(Upload.problem(set, ProblemCode.API_VERSION_WRONG).suggestion()).isEqualTo("Write apiVersion: v1.");
		assertThat(set.objects().getFirst().resource().getApiVersion()).isEqualTo("v1");
	}

	@Test
	void aRemovedApiVersionWithTheSameFieldsIsReadAsTodays() {
		ManifestSet set = Upload.of("""
				apiVersion: extensions/v1beta1
				kind: Deployment
				metadata: {name: d}
				spec: {template: {metadata: {labels: {a: b}}, spec: {containers: []}}}
				""");
		assertThat(Upload.codes(set)).containsExactly("API_VERSION_REMOVED");
		assertThat(set.objects().getFirst().resource()).isInstanceOfSatisfying(
				io.fabric8.kubernetes.api.model.apps.Deployment.class,
				(deployment) -> assertThat(deployment.getSpec().getSelector().getMatchLabels()).containsEntry("a",
						"b"));
	}

	@Test
	void aRemovedApiVersionWithOtherFieldsIsKeptButNotModelled() {
		ManifestSet set = Upload.of("apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata: {name: i}\nspec: {}\n");
		assertThat(Upload.codes(set)).containsExactly("API_VERSION_REMOVED");
		assertThat(set.notModelled()).isEqualTo(1);
	}

	@Test
	void namesThatKubernetesDoesNotTakeAreReported() {
		String service = "apiVersion: v1\nkind: Service\nmetadata: {name: \"%s\"}\nspec: {ports: [{port: 1}]}\n";
		for (String name : new String[] { "<script>alert(1)</script>", "Web", "web_1", "-web", "1web",
				"a".repeat(64) }) {
			ManifestSet set = Upload.of(service.formatted(name));
			assertThat(Upload.codes(set)).as(name).containsExactly("INVALID_NAME");
			assertThat(set.objects()).isEmpty();
		}
	}

	@Test
	void namesOfRolesMayHoldColons() {
		ManifestSet set = Upload
			.of("apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: 'system:coredns'}\n");
		assertThat(set.problems()).isEmpty();
		assertThat(Upload.labels(set)).containsExactly("ClusterRole system:coredns");
	}

	@Test
	void aGeneratedNameIsMadeUpTheSameWayEveryTime() {
		String yaml = "apiVersion: v1\nkind: Pod\nmetadata: {generateName: job-}\nspec: {containers: []}\n---\n"
			.repeat(2);
		assertThat(Upload.labels(Upload.of(yaml))).containsExactly("Pod default/job-00001", "Pod default/job-00002");
	}

}
