package io.packetwalk.web.names;

import java.util.List;

import io.packetwalk.lab.Lab;
import io.packetwalk.trace.LookupSummary;
import io.packetwalk.trace.Trace;
import io.packetwalk.trace.TraceRequest;
import io.packetwalk.walk.InvalidRequestException;
import io.packetwalk.walk.PacketWalker;
import io.packetwalk.walk.TraceListener;
import io.packetwalk.web.ResolvConfView;

/**
 * A name looked up.
 *
 * @param columns under glibc and under musl; what {@code dig} does for types that no C
 * library asks for
 * @param difference where they part
 * @param conf the resolv.conf both read
 * @param hosts the lines of {@code /etc/hosts} that decided, empty when servers did
 */
record NameAnswer(List<LibcColumn> columns, Difference difference, ResolvConfView conf, List<String> hosts) {

	/**
	 * Looks the name up.
	 * @throws InvalidRequestException when nobody can ask, or nothing can be asked
	 */
	static NameAnswer of(Lab lab, NameForm form, Sender sender) {
		ResolvConfView conf = (sender.pod() != null) ? ResolvConfView.of(lab, sender.pod())
				: ResolvConfView.ofNode(lab);
		LibcColumn assumed = LibcColumn.of(lookup(lab, form.request(null, seed(lab))), true);
		if (!form.forAddresses()) {
			return new NameAnswer(List.of(assumed.asTool()), Difference.ofTool(form.type()), conf, List.of());
		}
		String left = assumed.libc().equals("musl") ? "glibc" : "musl";
		LibcColumn other = LibcColumn.of(lookup(lab, form.request(left, seed(lab))), false);
		LibcColumn glibc = left.equals("glibc") ? other : assumed;
		LibcColumn musl = left.equals("glibc") ? assumed : other;
		return new NameAnswer(List.of(glibc, musl), Difference.of(glibc, musl), conf, assumed.lookup().hosts());
	}

	private static long seed(Lab lab) {
		return lab.cluster().settings().seed();
	}

	private static LookupSummary lookup(Lab lab, TraceRequest request) {
		Trace trace = PacketWalker.walk(lab.dataplane(), request, lab.causes(), TraceListener.SILENT);
		return trace.lookups()
			.stream()
			.findFirst()
			.orElseThrow(() -> new InvalidRequestException("name",
					"Nothing is looked up: the name is an address, or nobody in the cluster asks.",
					"Type a name, and a pod or node to ask from; an address is asked for with type PTR."));
	}

}
