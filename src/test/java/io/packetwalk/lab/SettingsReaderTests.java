package io.packetwalk.lab;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.Profile;
import io.packetwalk.cluster.ProxyMode;
import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.net.Cidr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SettingsReaderTests {

	private static LabSettings read(Map<String, String> values) {
		return SettingsReader.read(values, LabSettings.defaults());
	}

	@Test
	void whatIsNotGivenStaysAsItWas() {
		LabSettings before = read(Map.of("profile", "kind", "nodes", "7", "proxyMode", "nftables", "podCidr",
				"10.9.0.0/16", "ingressController", "traefik", "seed", "3"));
		assertThat(SettingsReader.read(Map.of(), before)).isEqualTo(before);
		assertThat(SettingsReader.read(Map.of("profile", "k3s", "seed", "4"), before).nodes()).isEqualTo(7);
	}

	@Test
	void nothingGivenIsTheDefault() {
		assertThat(read(Map.of())).isEqualTo(LabSettings.defaults());
		assertThat(read(Map.of("cni", " ", "podCidr", "", "filename", "a.yaml"))).isEqualTo(LabSettings.defaults());
	}

	@Test
	void everySettingIsRead() {
		LabSettings settings = read(Map.of("profile", "k3s", "nodes", "5000", "proxyMode", "ipvs", "cni", "calico",
				"podCidr", "10.1.2.3/16", "serviceCidr", "10.2.0.0/16", "clusterDomain", "Example.ORG.", "seed", "-7"));
		assertThat(settings).isEqualTo(new LabSettings(Profile.K3S, 5000, ProxyMode.IPVS, CniPlugin.CALICO,
				Cidr.of("10.1.0.0/16"), Cidr.of("10.2.0.0/16"), "example.org", "auto", -7));
	}

	@Test
	void aValueThatIsNotAllowedIsNamedWithThoseThatAre() {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> read(Map.of("profile", "openshift")))
			.withMessage("The setting profile is \"openshift\"; allowed: kubeadm, k3s, kind, bare.");
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> read(Map.of("nodes", "5001")))
			.withMessageContaining("an integer from 1 to 5000");
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> read(Map.of("serviceCidr", "fd00::/108")))
			.satisfies((ex) -> assertThat(ex.field()).isEqualTo("serviceCidr"));
	}

}
