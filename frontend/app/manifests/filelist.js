// The list of files, and what can be done with them.

import { announce } from '../announce.js';
import { all, byId, h } from '../dom.js';
import { droppedFiles } from '../upload/files.js';
import { askName } from './askname.js';
import { addFile, nameProblem, removeFile, renameFile } from './draft.js';

/**
 * @param {{draft: () => import('./draft.js').Draft, open: string, editable: boolean, show: (name: string) => void, changed: () => void,
 *   renamed: (name: string, wanted: string) => void, removed: (name: string) => void, added: (name: string, text: string) => void}} page
 */
export function createFileList({ draft, open, editable, show, changed, renamed, removed, added }) {
  let current = open;
  const list = byId('files');
  list.addEventListener('click', (event) => {
    const link = /** @type {Element} */ (event.target).closest('.file-link');
    const mouse = /** @type {MouseEvent} */ (event);
    if (!(link instanceof HTMLElement) || mouse.metaKey || mouse.ctrlKey) return;
    event.preventDefault();
    show(link.dataset.file ?? '');
  });
  if (editable) wire();

  function wire() {
    const acts = byId('file-acts');
    acts.hidden = false;
    const chooser = /** @type {HTMLInputElement} */ (byId('upload-files'));
    acts.addEventListener('click', (event) => {
      const action = /** @type {Element} */ (event.target).closest('button')?.dataset.action;
      if (action === 'new-file') void create();
      else if (action === 'rename-file') void rename();
      else if (action === 'remove-file') remove();
      else if (action === 'upload') chooser.click();
    });
    chooser.addEventListener('change', async () => {
      await take([...(chooser.files ?? [])]);
      chooser.value = '';
    });
    const main = byId('manifests');
    const holdsFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes('Files');
    addEventListener('dragover', (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      main.classList.add('over');
    });
    addEventListener('dragleave', (event) => event.relatedTarget === null && main.classList.remove('over'));
    addEventListener('drop', async (event) => {
      if (!event.dataTransfer || !holdsFiles(event)) return;
      event.preventDefault();
      main.classList.remove('over');
      await take(await droppedFiles(event.dataTransfer));
    }, true);
  }

  async function create() {
    const name = await askName('New file', 'Create', '', (text) => nameProblem(draft(), text));
    if (name === null) return;
    addFile(draft(), name, '');
    added(name, '');
    finish(name, `${name} was added`);
  }

  async function rename() {
    const before = current;
    const name = await askName(`Rename ${before}`, 'Rename', before, (text) => nameProblem(draft(), text, before));
    if (name === null || name === before) return;
    renameFile(draft(), before, name);
    renamed(before, name);
    finish(name, `${before} is now ${name}`);
  }

  function remove() {
    const name = current;
    const left = draft().files.filter((file) => file.name !== name);
    if (left.length === 0) return announce('The last file stays: a lab needs one.');
    removeFile(draft(), name);
    removed(name);
    finish(left[0]?.name ?? '', `${name} was removed; discard the changes to have it back`);
  }

  /** @param {File[]} files */
  async function take(files) {
    if (files.length === 0) return announce('There was no file in it.');
    for (const file of files) {
      const text = await file.text();
      addFile(draft(), file.name, text);
      added(file.name, text);
    }
    finish(files[0]?.name ?? '', files.length === 1 ? `${files[0]?.name} was added` : `${files.length} files were added`);
  }

  /** @param {string} name @param {string} said */
  function finish(name, said) {
    draw();
    show(name);
    changed();
    announce(said);
  }

  /** @param {Map<string, number>} [problems] how many a file has */
  function draw(problems = new Map()) {
    const address = new URL(location.href);
    list.replaceChildren(...draft().files.map(({ name, from, text }) => {
      address.searchParams.set('file', name);
      address.searchParams.delete('line');
      const count = problems.get(name) ?? 0;
      const state = from === null ? 'new' : text !== null || from !== name ? 'changed' : '';
      return h('li', {}, h('a', { class: 'file-link', href: address.search, 'data-file': name, 'aria-current': name === current ? 'page' : false },
        h('span', { class: 'file-name' }, name), ' ', state && h('span', { class: 'file-state' }, state), ' ',
        count > 0 && h('span', { class: 'file-count' }, h('span', { 'aria-hidden': 'true' }, '▲'), ` ${count}`, h('span', { class: 'unseen' }, count === 1 ? ' problem' : ' problems'))));
    }));
  }

  return {
    draw,
    /** @param {string} name */
    mark(name) {
      current = name;
      for (const link of all(list, '.file-link')) {
        if (link.dataset.file === name) link.setAttribute('aria-current', 'page');
        else link.removeAttribute('aria-current');
      }
    },
  };
}
