package io.packetwalk.netfilter;

import org.junit.jupiter.api.Test;

import io.packetwalk.net.FiveTuple;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

import static org.assertj.core.api.Assertions.assertThat;

/** The connection table, and its lines as conntrack -L prints them. */
class ConntrackTests {

	private static FiveTuple tuple(Protocol protocol, String src, int sport, String dst, int dport) {
		return new FiveTuple(protocol, IpAddress.of(src), sport, IpAddress.of(dst), dport);
	}

	private static ConntrackEntry toService(int sport) {
		return ConntrackEntry.opened(tuple(Protocol.TCP, "10.244.1.2", sport, "10.96.0.20", 80))
			.translateDestination(IpAddress.of("10.244.1.3"), 8080);
	}

	@Test
	void aConnectionIsFoundBothWays() {
		Conntrack table = new Conntrack();
		ConntrackEntry entry = toService(40000);
		table.put(entry);
		assertThat(table.find(entry.original())).contains(new Conntrack.Hit(entry, false));
		assertThat(table.find(tuple(Protocol.TCP, "10.244.1.3", 8080, "10.244.1.2", 40000)))
			.contains(new Conntrack.Hit(entry, true));
		assertThat(table.find(tuple(Protocol.TCP, "10.96.0.20", 80, "10.244.1.2", 40000))).isEmpty();
	}

	@Test
	void aChangedConnectionIsNoLongerFoundByItsOldReply() {
		Conntrack table = new Conntrack();
		ConntrackEntry before = ConntrackEntry.opened(tuple(Protocol.TCP, "10.244.1.2", 40000, "10.96.0.20", 80));
		table.put(before);
		table.put(toService(40000));
		assertThat(table.find(before.reply())).isEmpty();
		assertThat(table.entries()).containsExactly(toService(40000));
	}

	@Test
	void connectionsAreListedInTheOrderTheyWereOpened() {
		Conntrack table = new Conntrack();
		table.put(toService(40002));
		table.put(toService(40001));
		table.put(toService(40002).seenReply());
		assertThat(table.entries()).containsExactly(toService(40002).seenReply(), toService(40001));
	}

	@Test
	void aTupleBelongsToOneConnectionAtATime() {
		Conntrack table = new Conntrack();
		ConntrackEntry direct = ConntrackEntry.opened(tuple(Protocol.TCP, "10.244.1.2", 40000, "10.244.1.3", 8080));
		table.put(toService(40000));
		assertThat(table.taken(direct.reply())).isTrue();
		table.put(direct);
		assertThat(table.entries()).containsExactly(direct);
		assertThat(table.find(direct.reply())).contains(new Conntrack.Hit(direct, true));
	}

	@Test
	void aPacketToItselfIsNotItsOwnReply() {
		Conntrack table = new Conntrack();
		ConntrackEntry self = ConntrackEntry.opened(tuple(Protocol.UDP, "127.0.0.1", 53, "127.0.0.1", 53));
		table.put(self);
		assertThat(table.find(self.original())).contains(new Conntrack.Hit(self, false));
		assertThat(table.entries()).containsExactly(self);
	}

	@Test
	void tcpIsPrintedWithItsState() {
		assertThat(toService(40000).print()).isEqualTo("tcp      6 SYN_SENT src=10.244.1.2 dst=10.96.0.20 sport=40000 "
				+ "dport=80 [UNREPLIED] src=10.244.1.3 dst=10.244.1.2 sport=8080 dport=40000 mark=0 use=1");
		assertThat(toService(40000).seenReply().print())
			.isEqualTo("tcp      6 ESTABLISHED src=10.244.1.2 dst=10.96.0.20 sport=40000 dport=80 "
					+ "src=10.244.1.3 dst=10.244.1.2 sport=8080 dport=40000 [ASSURED] mark=0 use=1");
	}

	@Test
	void udpHasNoStateAndOneAnswerDoesNotAssureIt() {
		ConntrackEntry entry = ConntrackEntry.opened(tuple(Protocol.UDP, "127.0.0.1", 5302, "127.0.0.1", 5300));
		assertThat(entry.print()).isEqualTo("udp      17 src=127.0.0.1 dst=127.0.0.1 sport=5302 dport=5300 [UNREPLIED] "
				+ "src=127.0.0.1 dst=127.0.0.1 sport=5300 dport=5302 mark=0 use=1");
		assertThat(entry.seenReply().print()).isEqualTo("udp      17 src=127.0.0.1 dst=127.0.0.1 sport=5302 dport=5300 "
				+ "src=127.0.0.1 dst=127.0.0.1 sport=5300 dport=5302 mark=0 use=1");
	}

	@Test
	void pingIsPrintedWithItsTypeAndIdentifier() {
		ConntrackEntry entry = ConntrackEntry.opened(tuple(Protocol.ICMP, "10.0.0.1", 7, "8.8.8.8", 7));
		assertThat(entry.print()).isEqualTo("icmp     1 src=10.0.0.1 dst=8.8.8.8 type=8 code=0 id=7 [UNREPLIED] "
				+ "src=8.8.8.8 dst=10.0.0.1 type=0 code=0 id=7 mark=0 use=1");
		ConntrackEntry six = ConntrackEntry.opened(tuple(Protocol.ICMP, "fd00::1", 7, "fd00::2", 7));
		assertThat(six.seenReply().print()).isEqualTo("icmpv6   58 src=fd00::1 dst=fd00::2 type=128 code=0 id=7 "
				+ "src=fd00::2 dst=fd00::1 type=129 code=0 id=7 mark=0 use=1");
	}

	@Test
	void translationIsUndoneForReplies() {
		ConntrackEntry entry = toService(40000).translateSource(IpAddress.of("10.244.1.1"), 50000);
		assertThat(entry.dnat()).isTrue();
		assertThat(entry.snat()).isTrue();
		var reply = TestSurroundings.tcp("10.244.1.3", "10.244.1.1", 50000)
			.withSource(IpAddress.of("10.244.1.3"), 8080);
		assertThat(entry.applySource(entry.applyDestination(reply, true), true).tuple())
			.isEqualTo(entry.original().reversed());
	}

}
