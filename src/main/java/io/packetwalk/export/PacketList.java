package io.packetwalk.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The capture at all places as a list: a line a frame, in the words of <a href=
 * "https://www.wireshark.org/docs/wsug_html_chunked/ChUsePacketListPaneSection.html">Wireshark's
 * packet list</a>.
 *
 * @param places where it was captured, in order of first sight
 * @param client the place the capture at the client is made at; empty when there is none
 * @param packets the frames, in the order of the capture file
 */
public record PacketList(List<String> places, String client, List<Line> packets) {

	public static PacketList of(TraceDocument document) {
		TraceCapture.Recorded recorded = TraceCapture.everything(document);
		Map<String, Long> starts = new HashMap<>();
		List<Line> lines = new ArrayList<>();
		for (Recording.Frozen frame : recorded.recording().frames()) {
			Sighting.Device device = recorded.devices().get(frame.device());
			boolean ethernet = device.linkType() == Pcapng.ETHERNET;
			PacketWords words = new PacketWords(Dissection.of(frame.bytes(), ethernet), device.name(), starts);
			lines.add(new Line(lines.size() + 1, frame.micros(), device.name(), words.source(), words.destination(),
					words.protocol(), frame.bytes().length, words.text(), frame.step()));
		}
		return new PacketList(recorded.devices().stream().map(Sighting.Device::name).toList(), recorded.client(),
				lines);
	}

	/**
	 * A frame.
	 *
	 * @param number its number in the capture file
	 * @param micros model time
	 * @param place where it was seen
	 * @param source the innermost source address
	 * @param destination the innermost destination address
	 * @param protocol the highest protocol
	 * @param length how many bytes
	 * @param says what it is about
	 * @param step the step in which it passed
	 */
	public record Line(int number, long micros, String place, String source, String destination, String protocol,
			int length, String says, int step) {
	}

}
