package io.packetwalk.walk;

import java.util.HexFormat;
import java.util.List;

import io.packetwalk.clusterdns.DnsAnswer;
import io.packetwalk.clusterdns.DnsWire;
import io.packetwalk.resolver.Question;
import io.packetwalk.resolver.Reply;
import io.packetwalk.trace.DnsMessage;

/**
 * The messages of one exchange, in the trace's words.
 *
 * @param question the question
 * @param id the id both messages carry
 */
record DnsMessages(Question question, int id) {

	DnsMessage asked(String because) {
		return new DnsMessage(this.question.name(), this.question.type(), null, List.of(), false, because, this.id,
				hex(DnsWire.question(this.question, this.id).orElse(new byte[0])), List.of());
	}

	/** The answer as its server gives it, with what that server logs. */
	DnsMessage given(DnsAnswer answer) {
		return message(answer, answer.log().lines().toList());
	}

	/** The answer as the resolver reads it. */
	DnsMessage read(DnsAnswer answer) {
		return message(answer, List.of());
	}

	private DnsMessage message(DnsAnswer answer, List<String> log) {
		Reply reply = answer.reply();
		return new DnsMessage(this.question.name(), this.question.type(), reply.rcode(),
				reply.answers().stream().map(Reply.Record::toString).toList(), reply.authoritative(), answer.why(),
				this.id, hex(DnsWire.answer(this.question, this.id, answer).orElse(new byte[0])), log);
	}

	private static String hex(byte[] bytes) {
		return HexFormat.of().formatHex(bytes);
	}

}
