package io.packetwalk.netfilter;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.FiveTuple;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What a packet is looked up with, and whether it is found. */
class IpSetTests {

	private static final String SETS = """
			create SERVICES hash:ip,port family inet hashsize 1024 maxelem 65536
			add SERVICES 10.96.0.1,tcp:443
			add SERVICES 10.96.0.10,udp:53
			create NODE-PORTS bitmap:port range 0-65535
			add NODE-PORTS 30020
			create LOOP hash:ip,port,ip family inet hashsize 1024 maxelem 65536
			add LOOP 10.244.1.3,tcp:8080,10.244.1.3
			create SOURCES hash:ip,port,net family inet hashsize 1024 maxelem 65536
			add SOURCES 198.51.100.23,tcp:80,203.0.113.0/25
			add SOURCES 198.51.100.23,tcp:80,192.0.2.7
			create NETS hash:net family inet hashsize 1024 maxelem 1048576
			add NETS 10.0.0.0/8
			add NETS 10.96.0.0/12 nomatch
			create NODES hash:ip family inet hashsize 1024 maxelem 65536 timeout 60
			add NODES 192.168.0.2 timeout 40
			create WIRES hash:net,iface family inet hashsize 1024 maxelem 65536
			create V6 hash:ip,port family inet6 hashsize 1024 maxelem 65536
			add V6 fd00::1,sctp:5
			""";

	private static Verdict run(String match, Packet packet) {
		Ruleset rules = IptablesSave
			.parse("*nat\n:PREROUTING ACCEPT [0:0]\n-A PREROUTING " + match + " -j DROP\nCOMMIT\n");
		return RulesetEvaluator
			.run(new Ruleset(rules.tables(), IpSetSave.parse(SETS)), "nat", Hook.PREROUTING, packet,
					TestSurroundings.newConnection())
			.verdict();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "-m set --match-set SERVICES dst,dst|10.244.1.3|10.96.0.1:443|true",
					"-m set --match-set SERVICES dst,dst|10.244.1.3|10.96.0.1:80|false",
					"-m set --match-set SERVICES src,dst|10.96.0.1|10.96.0.10:443|true",
					"-m set ! --match-set SERVICES dst,dst|10.244.1.3|10.96.0.1:443|false",
					"-m set --match-set NODE-PORTS dst|10.244.1.3|192.168.0.2:30020|true",
					"-m set --match-set NODE-PORTS dst|10.244.1.3|192.168.0.2:30021|false",
					"-m set --match-set LOOP dst,dst,src|10.244.1.3|10.244.1.3:8080|true",
					"-m set --match-set LOOP dst,dst,src|10.244.1.4|10.244.1.3:8080|false",
					"-m set --match-set SOURCES dst,dst,src|203.0.113.9|198.51.100.23:80|true",
					"-m set --match-set SOURCES dst,dst,src|203.0.113.200|198.51.100.23:80|false",
					"-m set --match-set SOURCES dst,dst,src|192.0.2.7|198.51.100.23:80|true",
					"-m set --match-set NETS dst|10.244.1.3|10.1.2.3:80|true",
					"-m set --match-set NETS dst|10.244.1.3|10.96.0.1:80|false",
					"-m set --match-set NODES src|192.168.0.2|10.96.0.1:80|true",
					"-m set --match-set SERVICES dst|10.244.1.3|10.96.0.1:443|false",
					"-m set --match-set WIRES src,src|10.244.1.3|10.96.0.1:443|false" })
	void aPacketIsLookedUpByTheSidesTheRuleNames(String match, String src, String to, boolean found) {
		String[] dst = to.split(":");
		Packet packet = TestSurroundings.tcp(src, dst[0], Integer.parseInt(dst[1]));
		assertThat(run(match, packet)).isEqualTo(found ? new Verdict.Drop() : new Verdict.Accept());
	}

	@Test
	void aPingHasNoPortToLookUp() {
		Packet ping = Packet.fromSocket(
				new FiveTuple(Protocol.ICMP, IpAddress.of("10.244.1.3"), 7, IpAddress.of("10.96.0.1"), 7),
				"echo-request");
		assertThat(run("-m set --match-set SERVICES dst,dst", ping)).isEqualTo(new Verdict.Accept());
		assertThat(run("-m set --match-set NETS src", ping)).isEqualTo(new Verdict.Drop());
	}

	@Test
	void theTextIsReadBackAsTheSameSets() {
		List<IpSet> sets = IpSetSave.parse(SETS);
		assertThat(IpSetSave.print(sets)).isEqualTo(SETS);
		assertThat(IpSetSave.parse(IpSetSave.print(sets))).isEqualTo(sets);
	}

	@Test
	void anEntryOfNoSetIsNamedWithItsLine() {
		assertThatIllegalArgumentException().isThrownBy(() -> IpSetSave.parse("create A hash:ip\nadd B 10.0.0.1"))
			.withMessage("line 2: not a create or add of a known set: add B 10.0.0.1");
	}

	@Test
	void theSetsOfARulesetAreNoPartOfItsText() {
		Ruleset rules = new Ruleset(java.util.Map.of(),
				List.of(IpSet.of("A", IpSet.Type.of("hash:ip"), AddressFamily.IPV4, List.of("10.0.0.1"))));
		assertThat(IptablesSave.print(rules)).isEmpty();
		assertThat(rules).isNotEqualTo(Ruleset.EMPTY);
		assertThat(rules.sets().get("A").entries()).containsExactly("10.0.0.1");
	}

	@Test
	void theKernelLoadsTheSetsAndSavesTheSame() {
		Kernel.required();
		Kernel.ipsetRequired();
		assertThat(lines(Kernel.savedSets(SETS))).isEqualTo(lines(SETS));
	}

	/** The kernel's own order is a hash's, with a bucket size and a seed. */
	private static Set<String> lines(String text) {
		return text.lines()
			.map((line) -> line.replaceAll(" bucketsize \\d+ initval \\S+", "").replaceAll(" timeout \\d+$", ""))
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
