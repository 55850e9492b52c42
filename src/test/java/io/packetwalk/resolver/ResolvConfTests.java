package io.packetwalk.resolver;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.packetwalk.net.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;

class ResolvConfTests {

	@Test
	void printsTheFileAsTheContainerRuntimeWritesIt() {
		ResolvConf conf = new ResolvConf(List.of(IpAddress.of("10.96.0.10"), IpAddress.of("1.1.1.1")),
				List.of("shop.svc.cluster.local", "svc.cluster.local"), List.of("ndots:5", "edns0"));
		assertThat(conf.print()).isEqualTo("""
				search shop.svc.cluster.local svc.cluster.local
				nameserver 10.96.0.10
				nameserver 1.1.1.1
				options ndots:5 edns0
				""");
	}

	@Test
	void readsTheLastSearchAndOptionsLineAndEveryNameserver() {
		ResolvConf conf = ResolvConf.parse("""
				# made by hand
				search old.example
				nameserver 192.0.2.1
				nameserver not-an-address
				search lab.internal. .
				nameserver 2001:db8::1
				options ndots:1
				options ndots:3 timeout:7 rotate
				""");
		assertThat(conf.searches()).containsExactly("lab.internal", ".");
		assertThat(conf.nameservers()).containsExactly(IpAddress.of("192.0.2.1"), IpAddress.of("2001:db8::1"));
		assertThat(conf.ndots()).isEqualTo(3);
		assertThat(conf.timeoutSeconds()).isEqualTo(7);
		assertThat(conf.attempts()).isEqualTo(2);
		assertThat(conf.has("rotate")).isTrue();
	}

	@Test
	void ndotsIsCappedAtFifteenAndNonsenseIsIgnored() {
		assertThat(ResolvConf.parse("options ndots:99").ndots()).isEqualTo(15);
		assertThat(ResolvConf.parse("options ndots:many timeout:").ndots()).isEqualTo(1);
	}

}
