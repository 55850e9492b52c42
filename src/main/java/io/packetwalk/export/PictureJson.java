package io.packetwalk.export;

import io.packetwalk.topology.Topology;

/** The JSON of a picture, as the browser draws it. */
public final class PictureJson {

	private PictureJson() {
	}

	public static String write(Topology topology) {
		return TraceJson.MAPPER.writeValueAsString(topology);
	}

}
