package io.packetwalk.http;

import java.util.List;

/** One thing that a rule asks of a request, told apart so that it can be shown. */
public sealed interface Ask {

	/** One of these hosts. */
	record Host(List<HostMatch> any) implements Ask {

		public Host {
			any = List.copyOf(any);
		}

	}

	/** One of these paths. */
	record Path(List<PathMatch> any) implements Ask {

		public Path {
			any = List.copyOf(any);
		}

	}

	/** Anything else, in words: {@code method GET}. */
	record Words(String text) implements Ask {
	}

}
