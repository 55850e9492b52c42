// The manifests page: the editor, its files, what is wrong with them, and what saving changes.

import { announce } from '../announce.js';
import { all, byId, h } from '../dom.js';
import { createCheck } from './check.js';
import { fileNamed, forgetDraft, isChanged, keepDraft, keptDraft, moveOnto, setText, startDraft } from './draft.js';
import { createEditor } from './editor.js';
import { createFileList } from './filelist.js';
import { createProblems } from './problems.js';
import { createSave, notice, sayWhatWasDone } from './save.js';

export function initManifests() {
  const main = byId('manifests');
  const lab = main.dataset.lab ?? '';
  const revision = Number(main.dataset.revision);
  const editable = main.dataset.editable === 'true';
  const area = /** @type {HTMLTextAreaElement} */ (byId('text'));
  const names = all(byId('files'), '.file-link').map((link) => link.dataset.file ?? '');
  const kept = editable ? keptDraft(sessionStorage, lab) : null;
  let draft = kept ?? startDraft(revision, names);
  let open = main.dataset.file ?? '';
  let leaving = false;
  /** @type {Map<string, string>} the texts of the revision the draft starts from, read once */
  const originals = new Map(draft.base === revision ? [[open, area.value]] : []);

  const problems = createProblems({ here: () => ({ file: open, line: editor.line() }), files: () => draft.files.map((file) => file.name), goTo, fix, editable });
  const check = createCheck(lab, () => draft, shown);
  const editor = createEditor(byId('editor'), { readOnly: !editable, changed: typed, commands: [
    { name: 'nextProblem', key: 'F8', run: () => problems.step(1) },
    { name: 'previousProblem', key: 'Shift-F8', run: () => problems.step(-1) },
    { name: 'fixProblem', key: 'Alt-Enter', run: () => editable && problems.mendHere() },
    { name: 'saveRevision', key: 'Ctrl-S|Command-S', run: () => editable && save(main.dataset.owner === 'true' ? 'save' : 'copy') },
  ] });
  const files = createFileList({ draft: () => draft, open, editable, show: (name) => void show(name), changed, renamed, removed, added: (name, text) => editor.replace(name, text) });
  const save = createSave(lab, { draft: () => draft, leave: () => { leaving = true; }, moveOnto: putOnto });

  area.hidden = true;
  byId('editor-keys').hidden = false;
  for (const one of all(document, '[data-noscript]')) one.hidden = true;
  addEventListener('keydown', (event) => {
    if (event.key !== 'F8' || event.defaultPrevented) return;
    event.preventDefault();
    problems.step(event.shiftKey ? -1 : 1);
  });
  addEventListener('beforeunload', (event) => !leaving && isChanged(draft) && event.preventDefault());
  addEventListener('popstate', () => void show(new URLSearchParams(location.search).get('file') ?? open, true));
  byId('edit').addEventListener('submit', (event) => {
    event.preventDefault();
    const by = /** @type {SubmitEvent} */ (event).submitter;
    if (by instanceof HTMLButtonElement) void save(by.value === 'copy' ? 'copy' : 'save');
  });
  main.addEventListener('click', (event) => {
    const action = /** @type {Element} */ (event.target).closest('[data-action]')?.getAttribute('data-action');
    if (action === 'thorough') void check.run(true);
    else if (action === 'discard') discard();
  });
  for (const form of all(document, '.restore')) form.addEventListener('submit', () => { leaving = true; forgetDraft(sessionStorage, lab); });
  void start();

  async function start() {
    if (!fileNamed(draft, open)) open = draft.files[0]?.name ?? open;
    await show(open, true);
    files.draw(counts());
    shown();
    const line = Number(main.dataset.line);
    if (line > 0) {
      editor.goTo(line, 1);
      editor.point(line);
    }
    sayWhatWasDone();
    if (!kept) return;
    if (kept.base === revision) notice('good', 'Your unsaved changes are back.', 'They were kept in this tab.');
    else notice('bad', 'Your unsaved changes are back.', `They start from revision ${kept.base}; revision ${revision} was saved meanwhile.`,
      h('a', { class: 'btn', href: `/labs/${lab}/diff/${kept.base}..${revision}`, target: '_blank' }, 'What it changed (new tab)'),
      h('button', { class: 'btn', type: 'button', click: () => putOnto(revision) }, `Put mine on revision ${revision}`));
    changed();
  }

  /** @param {string} name @returns {Promise<string>} */
  async function original(name) {
    const known = originals.get(name);
    if (known !== undefined) return known;
    const answer = await fetch(`/labs/${lab}/manifests/text?revision=${draft.base}&file=${encodeURIComponent(name)}`);
    if (!answer.ok) throw new Error(`${name} could not be read`);
    const text = await answer.text();
    originals.set(name, text);
    return text;
  }

  /** @param {string} name @param {boolean} [still] the address stays */
  async function show(name, still) {
    const file = fileNamed(draft, name);
    if (!file) return;
    try {
      if (file.from !== null) await original(file.from);
      editor.open(name, file.text ?? (file.from !== null ? await original(file.from) : ''));
    } catch {
      return notice('bad', 'This file could not be read.', 'The server did not answer. Choose it again in a moment.');
    }
    open = name;
    files.mark(name);
    byId('editor-name').textContent = name;
    const address = new URL(location.href);
    address.searchParams.set('file', name);
    address.searchParams.delete('line');
    if (!still) history.pushState(null, '', address);
    mark();
  }

  /** @param {string} file @param {number} line @param {number} column */
  async function goTo(file, line, column) {
    if (file !== open) await show(file);
    editor.goTo(line, column);
  }

  /** @param {string} text */
  function typed(text) {
    const file = fileNamed(draft, open);
    if (!file) return;
    setText(draft, open, file.from !== null && originals.get(file.from) === text ? null : text);
    changed();
  }

  function changed() {
    const dirty = isChanged(draft);
    const stored = keepDraft(sessionStorage, lab, draft);
    for (const button of all(document, '[data-action=discard]')) button.hidden = !dirty;
    byId('edit-state').textContent = !dirty ? '' : stored ? 'unsaved, kept in this tab' : 'unsaved; too big to be kept over a reload';
    files.draw(counts());
    check.soon();
  }

  /** The page shows other problems now. */
  function shown() {
    problems.draw();
    files.draw(counts());
    mark();
    const later = Number(document.getElementById('outlook')?.dataset.current ?? 0);
    if (editable && later > draft.base && !document.querySelector('.notice.bad')) {
      notice('bad', `Revision ${later} was saved meanwhile.`, `What you have here starts from revision ${draft.base}.`,
        h('button', { class: 'btn', type: 'button', click: () => putOnto(later) }, `Put my changes on revision ${later}`));
    }
  }

  function counts() {
    /** @type {Map<string, number>} */
    const counted = new Map();
    for (const one of problems.found()) if (one.level !== 'info') counted.set(one.file, (counted.get(one.file) ?? 0) + 1);
    return counted;
  }

  function mark() {
    editor.mark(problems.found().filter((one) => one.file === open));
  }

  /** @param {string} file @param {import('./problems.js').Fix} edit */
  async function fix(file, edit) {
    if (file !== open) await show(file);
    if (!editor.change(edit.line, edit.last, edit.before, edit.after)) {
      return announce('The line reads otherwise by now; the check will offer the fix again.');
    }
    const row = edit.before.split('\n').findIndex((line, i) => line !== edit.after.split('\n')[i]);
    const line = edit.after.split('\n')[Math.max(0, row)] ?? '';
    editor.goTo(edit.line + Math.max(0, row), line.length + 1);
    announce(`Fixed: ${line.trim()}. Ctrl Z takes it back.`);
  }

  /** @param {string} name @param {string} wanted */
  function renamed(name, wanted) {
    editor.rename(name, wanted);
  }

  /** @param {string} name */
  function removed(name) {
    editor.close(name);
  }

  /** @param {number} later */
  async function putOnto(later) {
    leaving = true;
    const answer = await fetch(`/labs/${lab}/manifests`, { headers: { Accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    moveOnto(draft, later, all(page, '.file-link').map((link) => link.dataset.file ?? ''));
    keepDraft(sessionStorage, lab, draft);
    location.reload();
  }

  function discard() {
    leaving = true;
    forgetDraft(sessionStorage, lab);
    draft = startDraft(revision, names);
    location.reload();
  }
}
