package io.packetwalk.web.find;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.packetwalk.lab.Lab;
import io.packetwalk.lab.Labs;
import io.packetwalk.lab.Traces;
import io.packetwalk.lab.sample.Samples;
import io.packetwalk.lab.store.LabListing;
import io.packetwalk.lab.store.TraceListing;
import io.packetwalk.web.find.Found.Group;

/** Asks a lab, or all of a visitor's, and what else there is by name. */
@Component
class Finder {

	private static final int KEPT = 16;

	private static final int MOST = 40;

	/** A lab that was not opened for long has to be compiled first. */
	private static final int LABS_ASKED = 5;

	private static final int SHORTEST = 2;

	private static final String CAN_ASK = "Ask for an object’s name, kind or label, an IP address or range, a port, a "
			+ "DNS name, a chain such as KUBE-SVC-…, or paste a line of iptables-save or conntrack.";

	private final Labs labs;

	private final Traces traces;

	private final Samples samples;

	private final Map<Key, LabIndex> indexes = new LinkedHashMap<>(16, 0.75f, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<Key, LabIndex> eldest) {
			return size() > KEPT;
		}

	};

	Finder(Labs labs, Traces traces, Samples samples) {
		this.labs = labs;
		this.traces = traces;
		this.samples = samples;
	}

	/** Within a lab, and this visitor's traces of it. */
	Answer inLab(String id, String text, String visitor) {
		Asked asked = Asked.of(text);
		List<String> notes = new ArrayList<>();
		Stream<Found> here = asked.text().isEmpty() ? Stream.empty()
				: index(this.labs.find(id)).find(asked, notes).stream();
		List<Found> found = Stream
			.of(here, traces(asked, visitor).filter((trace) -> trace.lab().equals(id)).map(Finder::page),
					samples(asked))
			.flatMap((some) -> some)
			.toList();
		return answer(asked, found, notes);
	}

	/** Within all that a visitor made. */
	Answer everywhere(String text, String visitor) {
		Asked asked = Asked.of(text);
		List<String> notes = new ArrayList<>();
		List<LabListing> own = this.labs.madeBy(visitor);
		Stream<Found> inside = (asked.text().length() < SHORTEST) ? Stream.empty()
				: own.stream().limit(LABS_ASKED).flatMap((lab) -> inside(lab, asked).stream());
		List<Found> found = Stream
			.of(named(asked, own), traces(asked, visitor).map(Finder::page), inside, samples(asked))
			.flatMap((some) -> some)
			.toList();
		if (found.isEmpty() && asked.exact()) {
			notes.add(own.isEmpty() ? "You have no lab yet in which it could be looked for."
					: "None of your " + Math.min(own.size(), LABS_ASKED) + " newest labs knows it.");
		}
		return answer(asked, found, notes);
	}

	private List<Found> inside(LabListing lab, Asked asked) {
		return index(this.labs.find(lab.id())).find(asked, new ArrayList<>())
			.stream()
			.filter((found) -> found.group() != Group.PAGE)
			.toList();
	}

	private static Answer answer(Asked asked, List<Found> found, List<String> notes) {
		boolean nothing = found.isEmpty() && notes.isEmpty() && !asked.text().isEmpty();
		return new Answer(asked.text(), found.stream().limit(MOST).toList(), Math.max(0, found.size() - MOST), notes,
				nothing ? "Nothing here is called that. " + CAN_ASK : "");
	}

	private static Stream<Found> named(Asked asked, List<LabListing> labs) {
		return labs.stream()
			.filter((lab) -> fits(asked, lab.name()))
			.map((lab) -> Found.page(Group.LAB, "lab", lab.name(),
					lab.pods() + " pods, " + lab.services() + " Services", "/labs/" + lab.id()));
	}

	private Stream<TraceListing> traces(Asked asked, String visitor) {
		return asked.text().isEmpty() ? Stream.empty() : this.traces.askedBy(visitor)
			.stream()
			.filter((trace) -> trace.id().equals(asked.text())
					|| fits(asked, trace.source() + " → " + trace.destination() + " " + trace.verdict() + " trace"));
	}

	private static Found page(TraceListing trace) {
		String from = trace.source().substring(trace.source().lastIndexOf('/') + 1);
		return Found.page(Group.TRACE, "trace", from + " → " + trace.destination(),
				(trace.success() ? "✔ " : "✕ ") + trace.verdict(), "/t/" + trace.id());
	}

	private Stream<Found> samples(Asked asked) {
		return this.samples.all()
			.stream()
			.filter((sample) -> !asked.exact()
					&& fits(asked, sample.title() + " " + sample.summary() + " sample " + sample.id()))
			.map((sample) -> new Found(Group.SAMPLE, "sample", "", sample.title(), sample.summary(), List.of(),
					"/samples/" + sample.id(), true, ""));
	}

	private static boolean fits(Asked asked, String text) {
		String small = text.toLowerCase(Locale.ROOT);
		List<String> words = asked.words();
		return asked.text().length() >= SHORTEST && !words.isEmpty() && words.stream().allMatch(small::contains);
	}

	private LabIndex index(Lab lab) {
		Key key = new Key(lab.id(), lab.revision(), lab.name());
		synchronized (this.indexes) {
			LabIndex known = this.indexes.get(key);
			if (known != null) {
				return known;
			}
		}
		LabIndex made = new LabIndex(lab);
		synchronized (this.indexes) {
			this.indexes.put(key, made);
		}
		return made;
	}

	private record Key(String lab, int revision, String name) {
	}

}
