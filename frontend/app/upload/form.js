// The upload form: what was chosen stays chosen, whatever the server answers.

import { byId, h } from '../dom.js';
import { droppedFiles, folderFiles, sizeText } from './files.js';

export function initUpload() {
  const form = byId('upload');
  if (!(form instanceof HTMLFormElement)) return;
  const chooser = /** @type {HTMLInputElement} */ (byId('files'));
  const folder = /** @type {HTMLInputElement} */ (byId('folder'));
  /** @type {Map<string, File>} */
  const picked = new Map();

  chooser.addEventListener('change', () => take([...(chooser.files ?? [])], chooser));
  folder.addEventListener('change', () => take(folderFiles(/** @type {FileList} */ (folder.files)), folder));
  form.querySelector('[data-action=folder]')?.addEventListener('click', () => folder.click());
  initDrop(byId('drop'), (files) => take(files, null));
  initSettings(form);
  initProgress(form);

  form.addEventListener('htmx:configRequest', (event) => {
    const { formData } = /** @type {CustomEvent} */ (event).detail;
    formData.delete('files');
    for (const file of picked.values()) formData.append('files', file);
    // A form field's line ends become those of Windows on the way; a file's stay as they are.
    const text = String(formData.get('text') ?? '');
    formData.delete('text');
    if (text.trim() !== '') formData.append('files', new File([text], 'pasted.yaml', { type: 'application/yaml' }));
  });
  form.addEventListener('htmx:confirm', (event) => {
    const text = /** @type {HTMLTextAreaElement} */ (byId('text'));
    if (picked.size > 0 || text.value.trim() !== '') return;
    event.preventDefault();
    say('Choose a file or paste some YAML first.');
    text.focus();
  });

  /** @param {File[]} files @param {HTMLInputElement|null} input emptied, so that the same file can be chosen again */
  function take(files, input) {
    for (const file of files) picked.set(file.name, file);
    if (input) input.value = '';
    draw();
    say(files.length === 0 ? 'There was no YAML or JSON in it.' : '');
  }

  function draw() {
    byId('picked').replaceChildren(...[...picked.values()].map((file) => h('li', {},
      h('span', { class: 'file-name', title: file.name }, file.name), h('span', { class: 'size' }, sizeText(file.size)),
      h('button', { type: 'button', 'aria-label': `Take ${file.name} out`, click: () => {
        picked.delete(file.name);
        draw();
      } }, '×'))));
  }
}

/** @param {string} text */
function say(text) {
  byId('progress').textContent = text;
}

/** @param {HTMLElement} zone @param {(files: File[]) => void} take the whole page is the target; the zone shows it */
function initDrop(zone, take) {
  let depth = 0;
  const holdsFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes('Files');
  addEventListener('dragenter', (event) => {
    if (!holdsFiles(event)) return;
    depth += 1;
    zone.classList.add('over');
  });
  addEventListener('dragleave', () => {
    depth = Math.max(0, depth - 1);
    if (depth === 0) zone.classList.remove('over');
  });
  addEventListener('dragover', (event) => holdsFiles(event) && event.preventDefault());
  addEventListener('drop', async (event) => {
    if (!event.dataTransfer || !holdsFiles(event)) return;
    event.preventDefault();
    depth = 0;
    zone.classList.remove('over');
    take(await droppedFiles(event.dataTransfer));
  });
}

/** @param {HTMLFormElement} form the closed settings still say what they are */
function initSettings(form) {
  const draw = () => {
    const data = new FormData(form);
    const text = (/** @type {string} */ name) => String(data.get(name) ?? '').trim();
    byId('settings-said').textContent = [
      text('profile'), `${text('nodes') || '3'} nodes`, text('proxyMode'), text('cni'), text('podCidr') && `pods ${text('podCidr')}`,
      text('serviceCidr') && `services ${text('serviceCidr')}`, text('clusterDomain'), `seed ${text('seed') || '42'}`,
    ].filter(Boolean).join(' · ');
  };
  form.addEventListener('change', draw);
  draw();
}

/** @param {HTMLFormElement} form */
function initProgress(form) {
  const bar = /** @type {HTMLProgressElement} */ (byId('upload-bar'));
  form.addEventListener('htmx:beforeRequest', () => {
    byId('upload-answer').replaceChildren();
    bar.hidden = false;
    bar.value = 0;
    say('Sending…');
  });
  form.addEventListener('htmx:xhr:progress', (event) => {
    const { loaded, total, lengthComputable } = /** @type {CustomEvent} */ (event).detail;
    if (!lengthComputable || total === 0) return;
    bar.value = loaded / total;
    say(loaded < total ? `Sending… ${Math.round((loaded / total) * 100)} %` : 'Building the cluster…');
  });
  form.addEventListener('htmx:afterRequest', (event) => {
    bar.hidden = true;
    const { xhr } = /** @type {CustomEvent} */ (event).detail;
    say(xhr.status >= 200 && xhr.status < 300 ? 'Opening the lab…' : '');
  });
  for (const name of ['htmx:sendError', 'htmx:responseError', 'htmx:timeout']) {
    form.addEventListener(name, () => byId('upload-answer').replaceChildren(h('div', { class: 'refused', role: 'alert' },
      h('h3', {}, 'The server could not be reached or failed.'), h('p', {}, 'What you chose is still here. Try again in a moment.'))));
  }
}
