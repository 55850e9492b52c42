package io.packetwalk.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.packetwalk.cluster.Service;
import io.packetwalk.kubeproxy.ServiceTargets;

/** Works out rows of the matrix. */
final class RowMaker {

	private final MatrixParts matrix;

	private final List<MatrixColumn> columns;

	/**
	 * The ways to each column by the targets of a node, which nodes that send alike
	 * share.
	 */
	private final Map<List<ServiceTargets>, List<Optional<Dial>>> dials = new IdentityHashMap<>();

	RowMaker(MatrixParts matrix, List<MatrixColumn> columns) {
		this.matrix = matrix;
		this.columns = columns;
	}

	MatrixRow row(PodGroup group) {
		Row row = new Row(this.matrix, group);
		Optional<Ending> nameless = row.nameless();
		List<Optional<Dial>> ways = ways(group);
		List<MatrixCell> cells = new ArrayList<>();
		for (int i = 0; i < this.columns.size(); i++) {
			MatrixColumn column = this.columns.get(i);
			cells.add(nameless.isPresent() ? row.failed(nameless.get(), 0, 0, column) : row.cell(ways.get(i), column));
		}
		return new MatrixRow(group, cells);
	}

	/** The way of a group's pods to each column. */
	List<Optional<Dial>> ways(PodGroup group) {
		return this.dials.computeIfAbsent(this.matrix.groups().targets(group.example()), this::dials);
	}

	private List<Optional<Dial>> dials(List<ServiceTargets> targets) {
		Map<String, ServiceTargets> byPort = new HashMap<>();
		targets.forEach((one) -> byPort.put(key(one.namespace(), one.service(), one.portIndex()), one));
		return this.columns.stream().map((column) -> dial(column, byPort)).toList();
	}

	private Optional<Dial> dial(MatrixColumn column, Map<String, ServiceTargets> byPort) {
		Service service = this.matrix.cluster().service(column.namespace(), column.service()).orElseThrow();
		if (service.headless()) {
			return Optional.of(Dial.headless(this.matrix.cluster(), service, service.ports().get(column.portIndex())));
		}
		return Optional.ofNullable(byPort.get(key(column.namespace(), column.service(), column.portIndex())))
			.map(Dial::of);
	}

	private static String key(String namespace, String service, int port) {
		return namespace + "/" + service + "/" + port;
	}

}
