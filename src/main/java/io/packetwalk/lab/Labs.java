package io.packetwalk.lab;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.lab.store.LabListing;
import io.packetwalk.lab.store.LabShelf;
import io.packetwalk.lab.store.LabStore;
import io.packetwalk.lab.store.RemovalStore;
import io.packetwalk.lab.store.RevisionListing;
import io.packetwalk.lab.store.StoredLab;
import io.packetwalk.lab.store.StoredRevision;
import io.packetwalk.lab.store.StoredVariant;
import io.packetwalk.manifest.Fix;
import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.manifest.ManifestSet.SourceText;
import io.packetwalk.manifest.Problem;

/** The labs people made. */
@Component
public class Labs {

	private static final int ID_LENGTH = 10;

	private static final int TOKEN_LENGTH = 32;

	/** Whom labs and traces belong to that were made by asking what if. */
	static final String NOBODY = "what-if";

	private static final int LONGEST_NAME = 180;

	private final LabStore store;

	private final RemovalStore removals;

	private final LabShelf shelf;

	private final CompiledLabs compiledLabs;

	private final RandomIds ids;

	private final LabJson json;

	private final Limits limits;

	Labs(LabStore store, RemovalStore removals, LabShelf shelf, CompiledLabs compiledLabs, RandomIds ids, LabJson json,
			LabProperties properties) {
		this.store = store;
		this.removals = removals;
		this.shelf = shelf;
		this.compiledLabs = compiledLabs;
		this.ids = ids;
		this.json = json;
		this.limits = properties.limits().asLimits();
	}

	/**
	 * Makes a lab.
	 * @throws UnreadableUploadException when not one object could be read
	 * @throws io.packetwalk.manifest.LimitExceededException when the upload is over a
	 * limit
	 */
	public NewLab create(Upload upload, String visitor) {
		Compiled compiled = Compiled.of(upload.files(), upload.settings(), this.limits);
		String name = (upload.name() != null) ? upload.name()
				: LabName.of(upload.files(), compiled.manifests().objects());
		String id = this.ids.next(ID_LENGTH);
		String token = this.ids.next(TOKEN_LENGTH);
		Instant now = Instant.now();
		StoredLab stored = compiled.describe(
				new StoredLab(id, name, visitor, EditToken.hash(token), upload.sample(), 1, 0, 0, 0, 0, 0, now, now));
		this.store.create(stored, this.json.revision(stored, upload.settings(), compiled, "first upload"));
		return new NewLab(keep(stored, upload.settings(), compiled), token);
	}

	/**
	 * Makes a lab of another one, changed. No list shows it, nobody can edit it, and it
	 * goes with the lab it was made of; the same changes make it once.
	 * @param changed its files and settings
	 * @param name what it is called
	 */
	Lab vary(Lab origin, Upload changed, String name) {
		String digest = EditToken.hash(this.json.inputs(changed));
		Optional<String> known = this.store.variant(origin.id(), origin.revision(), digest);
		if (known.isPresent()) {
			return find(known.get());
		}
		Compiled compiled = Compiled.of(changed.files(), changed.settings(), this.limits);
		String id = this.ids.next(ID_LENGTH);
		Instant now = Instant.now();
		StoredLab stored = compiled.describe(new StoredLab(id, name, NOBODY,
				EditToken.hash(this.ids.next(TOKEN_LENGTH)), null, 1, 0, 0, 0, 0, 0, now, now));
		try {
			this.store.create(stored, this.json.revision(stored, changed.settings(), compiled, "what if"),
					new StoredVariant(id, origin.id(), origin.revision(), digest));
		}
		catch (DataIntegrityViolationException ex) {
			// the same was asked at the same time, or the lab was removed
			return find(this.store.variant(origin.id(), origin.revision(), digest).orElse(origin.id()));
		}
		return keep(stored, changed.settings(), compiled);
	}

	/**
	 * Makes a new revision of a lab.
	 * @param id the lab
	 * @param token its edit token
	 * @param manifests what to make it of, given the settings so far; only asked with the
	 * right token
	 * @throws EditTokenException when the token is missing or wrong
	 */
	public Lab revise(String id, @Nullable String token, Function<LabSettings, Upload> manifests) {
		StoredLab stored = stored(id);
		check(stored, token);
		StoredRevision last = storedRevision(stored, stored.revision());
		Upload upload = manifests.apply(this.json.settings(last.settings()));
		return add(id, this.json.files(last.files()), upload, (row) -> {
		});
	}

	/**
	 * Works out what a revision would be; keeps nothing.
	 * @param base the revision it is made from
	 */
	public Rehearsal rehearse(Lab base, List<ManifestFile> files) {
		try {
			Compiled compiled = Compiled.of(files, base.chosen(), this.limits);
			Lab lab = lab(base.id(), base.revision() + 1, base.name(), base.visitor(), base.sample(), base.chosen(),
					compiled);
			return new Rehearsal(lab, lab.problems(), lab.lines(), fixes(files, lab.problems(), lab.lines(), base),
					ObjectChanges.between(base.files(), lab.files(), this.limits));
		}
		catch (UnreadableUploadException ex) {
			return new Rehearsal(null, ex.problems(), ex.lines(), fixes(files, ex.problems(), ex.lines(), base),
					List.of());
		}
	}

	/**
	 * Edits that were tried and help, by the place of their problem in the lab's list.
	 */
	public Map<Integer, Fix> fixes(Lab lab) {
		return fixes(ObjectChanges.asManifests(lab.files()), lab.problems(), lab.lines(), lab);
	}

	private Map<Integer, Fix> fixes(List<ManifestFile> files, List<Problem> problems, SourceLines lines, Lab base) {
		return new ProvenFixes(files, problems, lines, (fixed) -> {
			try {
				return Compiled.of(fixed, base.chosen(), this.limits).problems();
			}
			catch (UnreadableUploadException ex) {
				return ex.problems();
			}
		}).find();
	}

	/**
	 * Makes a new revision of one's own lab.
	 * @param base the revision the files were made from
	 * @throws NotYourLabException when somebody else made the lab
	 * @throws RevisionConflictException when there is a later revision than that
	 * @throws UnreadableUploadException when not one object could be read
	 */
	public Lab save(String id, String visitor, int base, List<ManifestFile> files) {
		StoredLab stored = stored(id);
		if (!stored.visitor().equals(visitor)) {
			throw new NotYourLabException();
		}
		StoredRevision last = storedRevision(stored, stored.revision());
		Upload upload = Upload.of(files, this.json.settings(last.settings()));
		return add(id, this.json.files(last.files()), upload, (row) -> {
			if (row.revision() != base) {
				throw new RevisionConflictException(base, row.revision());
			}
		});
	}

	/** What lists say about a lab's revisions, the latest first. */
	public List<RevisionListing> revisions(String id) {
		return this.store.revisionsOf(stored(id).id());
	}

	/** The objects that differ between two revisions. */
	public List<ObjectChange> changes(Lab before, Lab after) {
		return ObjectChanges.between(before.files(), after.files(), this.limits);
	}

	/**
	 * @param check looks at the lab's row while nobody else can change it
	 */
	private Lab add(String id, List<SourceText> before, Upload upload, Consumer<StoredLab> check) {
		Compiled compiled = Compiled.of(upload.files(), upload.settings(), this.limits);
		String told = RevisionWords.of(ObjectChanges.between(before, compiled.manifests().files(), this.limits));
		StoredLab revised = this.store.revise(id, (row) -> {
			check.accept(row);
			return compiled.describe(next(row));
		}, (row) -> this.json.revision(row, upload.settings(), compiled, told))
			.orElseThrow(() -> NotFoundException.lab(id));
		return keep(revised, upload.settings(), compiled);
	}

	/**
	 * Removes a lab with its revisions and traces.
	 * @throws EditTokenException when it is neither theirs nor the token is right
	 */
	public void remove(String id, Claim claim) {
		claim.check(stored(id));
		this.removals.removeLab(id, Instant.now()).forEach(this.compiledLabs::forget);
	}

	/** The current revision of a lab. */
	public Lab find(String id) {
		StoredLab stored = stored(id);
		return revision(stored, stored.revision());
	}

	/** The id of the lab made last, whoever made it. */
	public Optional<String> newest() {
		return this.store.newest().map(StoredLab::id);
	}

	/** A revision of a lab, such as a trace was walked in. */
	public Lab find(String id, int revision) {
		return revision(stored(id), revision);
	}

	/** The labs a visitor made, the one changed last first. */
	public List<LabListing> madeBy(String visitor) {
		return this.store.labsOf(visitor);
	}

	/** What lists say about these labs. */
	public List<LabListing> list(List<String> ids) {
		return this.store.list(ids);
	}

	/**
	 * Calls a lab otherwise.
	 * @throws NotFoundException when it is not one of this visitor's
	 */
	public void rename(String id, String visitor, String name) {
		if (!this.shelf.rename(visitor, id, name)) {
			throw NotFoundException.lab(id);
		}
		this.compiledLabs.forget(id);
	}

	/** Makes a lab of one's own of the current revision of any. */
	public Lab duplicate(String id, String visitor) {
		Lab lab = find(id);
		return create(
				new Upload(ObjectChanges.asManifests(lab.files()), lab.chosen(), copyOf(lab.name()), lab.sample()),
				visitor)
			.lab();
	}

	private static String copyOf(String name) {
		return (name.length() > LONGEST_NAME) ? name : name + " (copy)";
	}

	private StoredLab stored(String id) {
		return this.store.find(id).orElseThrow(() -> missing(id));
	}

	private RuntimeException missing(String id) {
		return this.removals.removed(id)
			.<RuntimeException>map((at) -> new RemovedException("lab", at))
			.orElseGet(() -> NotFoundException.lab(id));
	}

	private Lab revision(StoredLab lab, int number) {
		return this.compiledLabs.get(lab.id(), number, () -> compileAgain(lab, storedRevision(lab, number)));
	}

	private StoredRevision storedRevision(StoredLab lab, int number) {
		return this.store.revision(lab.id(), number).orElseThrow(() -> NotFoundException.lab(lab.id()));
	}

	private static StoredLab next(StoredLab lab) {
		return new StoredLab(lab.id(), lab.name(), lab.visitor(), lab.tokenHash(), lab.sample(), lab.revision() + 1,
				lab.objects(), lab.pods(), lab.services(), lab.errors(), lab.warnings(), lab.created(), Instant.now());
	}

	private static void check(StoredLab lab, @Nullable String token) {
		if (token == null || !EditToken.matches(token, lab.tokenHash())) {
			throw new EditTokenException(token == null);
		}
	}

	private Lab keep(StoredLab stored, LabSettings settings, Compiled compiled) {
		Lab lab = lab(stored.id(), stored.revision(), stored.name(), stored.visitor(), stored.sample(), settings,
				compiled);
		this.compiledLabs.put(lab);
		return lab;
	}

	private static Lab lab(String id, int revision, String name, String visitor, @Nullable String sample,
			LabSettings settings, Compiled compiled) {
		return new Lab(id, revision, name, visitor, sample, settings, compiled.summary(), compiled.problems(),
				compiled.manifests().files(), compiled.cluster(), compiled.dataplane(), compiled.sources(),
				new SourceLines(compiled.manifests().files()));
	}

	/**
	 * The problems are those of the upload: what redaction removed is no longer there to
	 * be found.
	 */
	private Lab compileAgain(StoredLab stored, StoredRevision revision) {
		List<SourceText> files = this.json.files(revision.files());
		LabSettings settings = this.json.settings(revision.settings());
		Compiled compiled = Compiled.of(ObjectChanges.asManifests(files), settings, this.limits);
		return new Lab(stored.id(), revision.number(), stored.name(), stored.visitor(), stored.sample(), settings,
				this.json.summary(revision.summary()), this.json.problems(revision.problems()), files,
				compiled.cluster(), compiled.dataplane(), compiled.sources(), new SourceLines(files));
	}

}
