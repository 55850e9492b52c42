package io.packetwalk.lab;

import java.util.ArrayList;
import java.util.List;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.controlplane.Reconciled;
import io.packetwalk.controlplane.whatif.WhatIfReader;
import io.packetwalk.dataplane.Dataplane;
import io.packetwalk.dataplane.DataplaneCompiler;
import io.packetwalk.ingress.Finding;
import io.packetwalk.ingress.Ingresses;
import io.packetwalk.lab.store.StoredLab;
import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.manifest.ManifestReader;
import io.packetwalk.manifest.ManifestSet;
import io.packetwalk.manifest.Problem;
import io.packetwalk.manifest.Severity;
import io.packetwalk.manifest.SourceMap;
import io.packetwalk.manifest.SourceLocation;

/**
 * What was made of an upload.
 *
 * @param manifests what was read
 * @param cluster what the control plane made of it
 * @param dataplane what the nodes are programmed with
 * @param problems what the reader and the control plane found, in that order
 */
record Compiled(ManifestSet manifests, Cluster cluster, Dataplane dataplane, List<Problem> problems) {

	/**
	 * Reads, reconciles, compiles.
	 * @throws UnreadableUploadException when not one object could be read
	 */
	static Compiled of(List<ManifestFile> files, LabSettings settings, Limits limits) {
		ManifestSet manifests = ManifestReader.read(files, limits);
		if (manifests.objects().isEmpty()) {
			throw new UnreadableUploadException(manifests);
		}
		Running running = Running.of(manifests, settings);
		Reconciled reconciled = running.reconciled();
		List<Problem> problems = new ArrayList<>(manifests.problems());
		problems.addAll(reconciled.problems());
		Dataplane dataplane = DataplaneCompiler.compile(reconciled.cluster(), running.dns());
		problems.addAll(CorefileNotes.of(dataplane.dns(), manifests));
		Ingresses.findings(reconciled.cluster()).forEach((finding) -> problems.add(problem(finding, manifests)));
		problems.addAll(NameProblems.of(manifests, dataplane));
		problems.addAll(NodeDumpProblems.of(dataplane.dumps(), manifests));
		return new Compiled(manifests, reconciled.cluster(), dataplane, List.copyOf(problems));
	}

	/** What a controller says of an object, at the field it speaks of. */
	private static Problem problem(Finding finding, ManifestSet manifests) {
		String object = finding.object().toString();
		return new Problem(finding.code(), finding.error() ? Severity.ERROR : Severity.WARNING,
				manifests.sources().locate(object, finding.path()).orElse(null), object, finding.message(),
				finding.suggestion());
	}

	/** Where the fields stand that lines of a walk are found by. */
	SourceMap sources() {
		return WhatIfReader.sources(this.manifests);
	}

	LabSummary summary() {
		return LabSummary.of(this.manifests, this.cluster);
	}

	/** The lab's row with this as its current revision. */
	StoredLab describe(StoredLab lab) {
		return new StoredLab(lab.id(), lab.name(), lab.visitor(), lab.tokenHash(), lab.sample(), lab.revision(),
				this.manifests.objects().size(), this.cluster.pods().size(), this.cluster.services().size(),
				count(Severity.ERROR), count(Severity.WARNING), lab.created(), lab.updated());
	}

	private int count(Severity severity) {
		return (int) this.problems.stream().filter((problem) -> problem.severity() == severity).count();
	}

}
