package io.packetwalk.lab.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A visitor's labs as lists, sorted by the database. */
@Component
public class LabShelf {

	private final JdbcClient jdbc;

	LabShelf(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Some of a visitor's labs. */
	public List<LabRow> rows(String visitor, Order order, boolean descending, int from, int most) {
		return this.jdbc
			.sql("select l.*, r.summary, (select count(*) from standing_trace t where t.lab = l.id and t.visitor = l.visitor) as traces,"
					+ " (select t.id from standing_trace t where t.lab = l.id and t.visitor = l.visitor order by t.created desc"
					+ " fetch first 1 rows only) as last_trace"
					+ " from standing_lab l join revision r on r.lab = l.id and r.number = l.revision where l.visitor = :visitor"
					+ " order by " + order.column + (descending ? " desc" : "")
					+ ", l.updated desc, l.id offset :from rows fetch next :most rows only")
			.param("visitor", visitor)
			.param("from", from)
			.param("most", most)
			.query((row, number) -> row(row))
			.list();
	}

	public int count(String visitor) {
		return this.jdbc.sql("select count(*) from standing_lab where visitor = ?")
			.param(visitor)
			.query(Integer.class)
			.single();
	}

	/** Calls a lab of a visitor's otherwise; whether it is theirs. */
	public boolean rename(String visitor, String lab, String name) {
		return this.jdbc
			.sql("update lab set name = ? where visitor = ? and id in (select id from standing_lab where id = ?)")
			.params(name, visitor, lab)
			.update() > 0;
	}

	private static LabRow row(ResultSet row) throws SQLException {
		return new LabRow(row.getString("id"), row.getString("name"), row.getString("sample"), row.getInt("revision"),
				row.getInt("objects"), row.getInt("pods"), row.getInt("services"), row.getInt("errors"),
				row.getInt("warnings"), row.getString("summary"), row.getInt("traces"), row.getString("last_trace"),
				row.getObject("updated", OffsetDateTime.class).toInstant());
	}

	/** What labs are sorted by. */
	public enum Order {

		UPDATED("l.updated"), NAME("lower(l.name)"), OBJECTS("l.objects"), PODS("l.pods"), SERVICES("l.services"),
		PROBLEMS("l.errors * 10000 + l.warnings");

		private final String column;

		Order(String column) {
			this.column = column;
		}

	}

}
