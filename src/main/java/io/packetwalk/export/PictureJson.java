package io.packetwalk.export;

import io.packetwalk.topology.Topology;

/** The JSON of a picture, as the browser draws it. */
public final class PictureJson {

	private PictureJson() {
	}

	public static String write(Topology topology) {
		return TraceJson.MAPPER.writeValueAsString(topology);
	}

	/** Reads what {@link #write} wrote. */
	public static Topology read(String json) {
		return TraceJson.MAPPER.readValue(json, Topology.class);
	}

}
