// The export dialog: every form of a trace, what it is good for, and how large it is.

import { all, byId, h } from '../dom.js';
import { pictureLink, sizeText } from './links.js';

/** @type {((session: import('../explorer/session.js').Session) => void)|null} */
let open = null;

/** @param {import('../explorer/session.js').Session} session */
export function openDialog(session) {
  open ??= newDialog();
  open(session);
}

function newDialog() {
  const box = /** @type {HTMLDialogElement} */ (byId('export-dialog'));
  const form = /** @type {HTMLFormElement} */ (byId('export-form'));
  const preview = /** @type {HTMLImageElement} */ (byId('export-preview'));
  let trace = '';
  let step = 0;

  form.addEventListener('input', draw);
  form.addEventListener('submit', (event) => event.preventDefault());
  box.addEventListener('keydown', (event) => event.stopPropagation());
  box.addEventListener('click', (event) => event.target === box && box.close());
  for (const button of all(box, '[data-shut]')) button.addEventListener('click', () => box.close());
  preview.addEventListener('load', () => { preview.hidden = false; });
  preview.addEventListener('error', () => {
    preview.hidden = true;
    byId('export-note').textContent = 'The picture could not be drawn. Close this and open it again to try once more.';
  });

  function draw() {
    const chosen = new FormData(form);
    const wish = {
      part: String(chosen.get('part')), theme: String(chosen.get('theme')), scale: String(chosen.get('scale')),
      transparent: chosen.has('transparent'), step,
    };
    byId('export-svg').setAttribute('href', pictureLink(trace, 'svg', wish));
    byId('export-png').setAttribute('href', pictureLink(trace, 'png', wish));
    const select = /** @type {HTMLSelectElement} */ (byId('export-part'));
    const words = select.selectedOptions[0].textContent ?? '';
    preview.alt = `Preview: ${words.toLowerCase()}`;
    byId('export-preview-frame').dataset.theme = wish.theme;
    byId('export-note').textContent = '';
    const shown = pictureLink(trace, 'svg', { ...wish, scale: '1' });
    if (preview.getAttribute('src') !== shown) preview.src = shown;
  }

  async function sizes() {
    const asked = trace;
    const response = await fetch(`/api/v1/traces/${trace}/exports`, { headers: { Accept: 'application/json' } });
    if (!response.ok || asked !== trace) return;
    /** @type {Record<string, number>} */
    const known = await response.json();
    for (const link of all(box, '[data-export]')) {
      const bytes = known[link.dataset.export ?? ''];
      const note = link.nextElementSibling;
      if (bytes === undefined || !note) continue;
      note.querySelector('.export-size')?.remove();
      note.append(h('span', { class: 'export-size' }, ` · ${sizeText(bytes)}`));
    }
  }

  return (/** @type {import('../explorer/session.js').Session} */ session) => {
    const state = session.now();
    if (!state.trace) return;
    trace = state.trace;
    step = state.timeline.n;
    const mine = /** @type {HTMLOptionElement|null} */ (box.querySelector('option[value=step]'));
    if (mine) {
      mine.textContent = step > 0 ? `Step ${step}` : 'This step';
      mine.disabled = step === 0;
    }
    draw();
    box.showModal();
    byId('export-title').focus();
    sizes().catch(() => {});
  };
}
