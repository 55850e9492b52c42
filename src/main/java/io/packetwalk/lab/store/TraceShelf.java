package io.packetwalk.lab.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A visitor's traces as lists, filtered and sorted by the database. */
@Component
public class TraceShelf {

	private static final String ROWS = " from standing_trace t join standing_lab l on l.id = t.lab left join trace_told n on n.trace = t.id"
			+ " left join star s on s.trace = t.id and s.visitor = t.visitor where ";

	private final JdbcClient jdbc;

	TraceShelf(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Notes what lists say of a trace besides its row. */
	public void tell(String trace, String mode, String cause) {
		this.jdbc.sql("insert into trace_told (trace, mode, cause) values (:trace, :mode, :cause)")
			.param("trace", trace)
			.param("mode", mode)
			.param("cause", cause)
			.update();
	}

	/** Some of the traces a query is after. */
	public List<TraceRow> rows(TraceQuery query, int from, int most) {
		Map<String, Object> values = new LinkedHashMap<>();
		String where = where(query, values);
		String way = query.descending() ? " desc" : "";
		values.put("from", from);
		values.put("most", most);
		return this.jdbc.sql(
				"select t.id, t.lab, l.name, t.source, t.destination, t.disposition, t.success, t.verdict, n.mode, n.cause,"
						+ " s.trace as star, t.created" + ROWS + where + " order by " + query.order().column() + way
						+ ", t.created desc, t.id offset :from rows fetch next :most rows only")
			.params(values)
			.query((row, number) -> row(row))
			.list();
	}

	public int count(TraceQuery query) {
		Map<String, Object> values = new LinkedHashMap<>();
		String where = where(query, values);
		return this.jdbc.sql("select count(*)" + ROWS + where).params(values).query(Integer.class).single();
	}

	/** Puts a star on a trace of a visitor's, or takes it off. */
	@Transactional
	public void star(String visitor, String trace, boolean on) {
		this.jdbc.sql("delete from star where visitor = ? and trace = ?").params(visitor, trace).update();
		if (on) {
			this.jdbc.sql("insert into star (visitor, trace) select ?, id from standing_trace where id = ?")
				.params(visitor, trace)
				.update();
		}
	}

	/** Those of these traces that are the visitor's. */
	public List<String> own(String visitor, List<String> traces) {
		return traces.isEmpty() ? List.of()
				: this.jdbc.sql("select id from standing_trace where visitor = :visitor and id in (:traces)")
					.param("visitor", visitor)
					.param("traces", traces)
					.query(String.class)
					.list();
	}

	private static String where(TraceQuery query, Map<String, Object> values) {
		List<String> all = new ArrayList<>(List.of("t.visitor = :visitor"));
		values.put("visitor", query.visitor());
		for (int i = 0; i < query.words().size(); i++) {
			all.add("lower(t.source || ' ' || t.destination || ' ' || t.verdict || ' ' || coalesce(n.cause, '') || ' ' || l.name)"
					+ " like :word" + i + " escape '!'");
			values.put("word" + i, "%" + escaped(query.words().get(i)) + "%");
		}
		if (!query.dispositions().isEmpty()) {
			all.add("t.disposition in (:dispositions)");
			values.put("dispositions", query.dispositions());
		}
		if (!query.namespace().isEmpty()) {
			all.add("(t.source like :from_ns escape '!' or t.destination like :to_ns escape '!')");
			values.put("from_ns", "%/" + escaped(query.namespace()) + "/%");
			values.put("to_ns", "%." + escaped(query.namespace()) + "%");
		}
		if (!query.mode().isEmpty()) {
			all.add("n.mode = :mode");
			values.put("mode", query.mode());
		}
		if (!query.lab().isEmpty()) {
			all.add("t.lab = :lab");
			values.put("lab", query.lab());
		}
		if (query.starred()) {
			all.add("s.trace is not null");
		}
		return String.join(" and ", all);
	}

	private static String escaped(String word) {
		return word.replaceAll("([!%_])", "!$1");
	}

	private static TraceRow row(ResultSet row) throws SQLException {
		return new TraceRow(row.getString("id"), row.getString("lab"), row.getString("name"), row.getString("source"),
				row.getString("destination"), row.getString("disposition"), row.getBoolean("success"),
				row.getString("verdict"), Objects.requireNonNullElse(row.getString("mode"), ""),
				Objects.requireNonNullElse(row.getString("cause"), ""), row.getString("star") != null,
				row.getObject("created", OffsetDateTime.class).toInstant());
	}

}
