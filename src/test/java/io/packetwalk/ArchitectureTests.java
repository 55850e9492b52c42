package io.packetwalk;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** The walls of the house. */
class ArchitectureTests {

	private static final String ROOT = "io.packetwalk.";

	private static final JavaClasses HOUSE = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("io.packetwalk");

	private static final String[] LINUX = rooms("net", "netfilter", "nftables", "ipvs", "routing", "resolver", "http");

	private static final String[] KUBERNETES = rooms("manifest", "cluster", "controlplane", "topology", "cni",
			"kubeproxy", "networkpolicy", "clusterdns", "ingress", "dataplane", "walk", "diagnosis", "lab", "web",
			"nameserver");

	private static final String[] BELOW_LAB = rooms("net", "netfilter", "nftables", "ipvs", "routing", "resolver",
			"http", "manifest", "cluster", "controlplane", "topology", "cni", "kubeproxy", "networkpolicy",
			"clusterdns", "ingress", "dataplane", "trace", "walk", "narration", "diagnosis", "export");

	private static final Pattern DRAWER = Pattern.compile(".*(Utils?|Helper|Manager|Impl|Data|Info|Processor|Wrapper)");

	private static String[] rooms(String... names) {
		return java.util.Arrays.stream(names).map((name) -> ROOT + name + "..").toArray(String[]::new);
	}

	@Test
	void roomsUseOnlyTheRoomsTheyDeclare() {
		ApplicationModules.of(PacketwalkApplication.class).verify();
	}

	private static final ArchRule LINUX_KNOWS_NO_KUBERNETES = noClasses().that()
		.resideInAnyPackage(LINUX)
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(KUBERNETES);

	private static final ArchRule A_CLUSTER_CAN_BE_BUILT_WITHOUT_MANIFESTS = noClasses().that()
		.resideInAPackage(ROOT + "cluster..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage(ROOT + "manifest..");

	private static final ArchRule NOTHING_BELOW_LAB_KNOWS_SPRING = noClasses().that()
		.resideInAnyPackage(BELOW_LAB)
		.and()
		.doNotHaveSimpleName("package-info")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework..");

	private static final ArchRule NOTHING_BELOW_LAB_DEPENDS_ON_CHANCE_OR_TIME = noClasses().that()
		.resideInAnyPackage(BELOW_LAB)
		.should()
		.dependOnClassesThat(
				DescribedPredicate.describe("chance or clocks",
						(JavaClass used) -> Set.of("java.util.Random", "java.util.UUID", "java.security.SecureRandom",
								"java.time.Clock", "java.util.concurrent.ThreadLocalRandom")
							.contains(used.getName())))
		.orShould()
		.callMethod(System.class, "currentTimeMillis")
		.orShould()
		.callMethod(System.class, "nanoTime");

	private static final ArchRule THE_NOUNS_ARE_PLAIN = classes().that()
		.resideInAnyPackage(ROOT + "trace..", ROOT + "cluster..")
		.and()
		.areTopLevelClasses()
		.and()
		.doNotHaveSimpleName("package-info")
		.and()
		.arePublic()
		.should(new ArchCondition<>("be a record, an enum or a sealed interface") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				boolean plain = type.isRecord() || type.isEnum() || type.reflect().isSealed();
				events.add(new SimpleConditionEvent(type, plain, type.getName() + " is a class"));
			}
		});

	private static final ArchRule NO_DRAWERS = noClasses().should()
		.resideInAnyPackage(List.of("util", "common", "helper", "dto", "impl", "service", "model")
			.stream()
			.map((name) -> "io.packetwalk.." + name + "..")
			.toArray(String[]::new))
		.orShould()
		.haveNameMatching(DRAWER.pattern());

	private static final ArchRule A_SERVICE_IS_A_KUBERNETES_OBJECT = noClasses().should()
		.beAnnotatedWith("org.springframework.stereotype.Service");

	private static final ArchRule AN_INTERFACE_HAS_NO_LONELY_IMPLEMENTATION = classes().that()
		.areInterfaces()
		.and()
		.areTopLevelClasses()
		.should(new ArchCondition<>("have no implementation of ours, or at least two") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				long own = type.getAllSubclasses()
					.stream()
					.filter((candidate) -> !candidate.isInterface()
							&& !candidate.getModifiers().contains(JavaModifier.SYNTHETIC))
					.filter((candidate) -> !candidate.isAnonymousClass())
					.count();
				events.add(new SimpleConditionEvent(type, own != 1, type.getName() + " has one implementation"));
			}
		});

	@Test
	void linuxKnowsNoKubernetes() {
		LINUX_KNOWS_NO_KUBERNETES.check(HOUSE);
	}

	@Test
	void aClusterCanBeBuiltWithoutManifests() {
		A_CLUSTER_CAN_BE_BUILT_WITHOUT_MANIFESTS.check(HOUSE);
	}

	@Test
	void nothingBelowLabKnowsSpring() {
		NOTHING_BELOW_LAB_KNOWS_SPRING.check(HOUSE);
	}

	@Test
	void nothingBelowLabDependsOnChanceOrTime() {
		NOTHING_BELOW_LAB_DEPENDS_ON_CHANCE_OR_TIME.check(HOUSE);
	}

	@Test
	void theNounsArePlain() {
		THE_NOUNS_ARE_PLAIN.check(HOUSE);
	}

	@Test
	void thereAreNoDrawers() {
		NO_DRAWERS.check(HOUSE);
	}

	@Test
	void aServiceIsAKubernetesObject() {
		A_SERVICE_IS_A_KUBERNETES_OBJECT.check(HOUSE);
	}

	@Test
	void anInterfaceHasNoLonelyImplementation() {
		AN_INTERFACE_HAS_NO_LONELY_IMPLEMENTATION.check(HOUSE);
	}

}
