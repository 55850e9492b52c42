package io.packetwalk.controlplane.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.Outside.DnsRecord;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Tree;

/** Reads the records of one DNS server of an {@code Outside} document. */
final class OutsideRecords {

	private static final long DEFAULT_TTL = 300;

	private final ObjectRef object;

	private final Report report;

	private final List<DnsRecord> records = new ArrayList<>();

	private OutsideRecords(ObjectRef object, Report report) {
		this.object = object;
		this.report = report;
	}

	static List<DnsRecord> read(Tree written, String path, ObjectRef object, Report report) {
		OutsideRecords reader = new OutsideRecords(object, report);
		for (int i = 0; i < written.items().size(); i++) {
			reader.read(written.items().get(i), path + "[" + i + "]");
		}
		return reader.records;
	}

	private void read(Tree written, String path) {
		String text = written.at("name").text("");
		Optional<String> name = RecordText.name(text);
		if (name.isEmpty()) {
			problem(path + ".name", "\"" + text + "\", which is no DNS name", "The record is left out.",
					"Labels are 1 to 63 characters, a name at most 255; for example *.corp.example.");
			return;
		}
		String type = written.at("type").text("A");
		List<String> data = data(written.at("data"), type, path + ".data");
		if (!data.isEmpty() && fitsBesideOthers(name.get(), type, data, path)) {
			long ttl = written.at("ttl")
				.text()
				.filter((digits) -> digits.matches("\\d{1,10}"))
				.map(Long::parseLong)
				.orElse(DEFAULT_TTL);
			this.records.add(new DnsRecord(name.get(), type, ttl, data, new Origin(this.object, path)));
		}
	}

	private List<String> data(Tree written, String type, String path) {
		List<String> texts = written.texts().isEmpty() ? written.text().stream().toList() : written.texts();
		List<String> data = new ArrayList<>();
		for (int i = 0; i < texts.size(); i++) {
			Optional<String> read = RecordText.data(type, texts.get(i));
			read.ifPresent(data::add);
			if (read.isEmpty()) {
				problem(path + "[" + i + "]", "\"" + texts.get(i) + "\", which is no data of type " + type,
						"It is left out.", "For example: " + RecordText.example(type));
			}
		}
		if (texts.isEmpty()) {
			problem(path, "empty, but a record has data", "The record is left out.",
					"For example: [" + RecordText.example(type) + "]");
		}
		return data;
	}

	/**
	 * A name with a CNAME has nothing else
	 * (<a href="https://www.rfc-editor.org/rfc/rfc2181#section-10.1">RFC 2181, 10.1</a>).
	 */
	private boolean fitsBesideOthers(String name, String type, List<String> data, String path) {
		List<DnsRecord> beside = this.records.stream().filter((other) -> other.name().equalsIgnoreCase(name)).toList();
		Optional<DnsRecord> clash = beside.stream()
			.filter((other) -> type.equals("CNAME") || other.type().equals("CNAME"))
			.findFirst();
		if (clash.isPresent()) {
			problem(path + ".type",
					type + ", but " + name + " already has a record of type " + clash.get().type()
							+ ", and a name with a CNAME has nothing else",
					"The later one is left out.", "Keep the CNAME or the other records, not both.");
		}
		else if (type.equals("CNAME") && data.size() > 1) {
			problem(path + ".data", data.size() + " names, but a name has one CNAME", "The first is used.",
					"Write the one name it is an alias of.");
		}
		return clash.isEmpty();
	}

	private void problem(String path, String found, String instead, String suggestion) {
		this.report.error("INVALID_DNS_RECORD", this.object, path,
				"%s: %s is %s. %s".formatted(this.object, path, found, instead), suggestion);
	}

}
