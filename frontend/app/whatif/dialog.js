// The what-if dialog: what the packet met, one change of it, and the walk again.

import { all, byId, h } from '../dom.js';
import { fetchJson } from '../explorer/desk.js';
import { current } from '../trace/timeline.js';
import { ask, goTo } from './ask.js';

/** @typedef {import('./types.js').Offer} Offer */
/** @typedef {import('./types.js').Change} Change */

/** @type {ReturnType<typeof newDialog>|null} */
let dialog = null;

/** @param {import('../explorer/session.js').Session} session */
export function openWhatIf(session) {
  dialog ??= newDialog();
  dialog.open(session);
}

function newDialog() {
  const box = /** @type {HTMLDialogElement} */ (byId('whatif-dialog'));
  const form = /** @type {HTMLFormElement} */ (byId('whatif-form'));
  const file = /** @type {HTMLSelectElement} */ (byId('whatif-file'));
  const text = /** @type {HTMLTextAreaElement} */ (byId('whatif-text'));
  /** @type {import('../explorer/session.js').Session|null} */
  let session = null;
  /** @type {import('./types.js').Offered|null} */
  let offered = null;
  /** What was typed, file by file. @type {Map<string, string>} */
  let typed = new Map();

  for (const button of all(box, '[data-whatif=close]')) button.addEventListener('click', () => box.close());
  box.addEventListener('click', (event) => event.target === box && box.close());
  form.addEventListener('change', () => showEditor());
  text.addEventListener('input', () => typed.set(file.value, text.value));
  file.addEventListener('change', () => { text.value = typed.get(file.value) ?? ''; });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    walk();
  });

  function showEditor() {
    byId('whatif-edit').hidden = form.elements.namedItem('change') === null || new FormData(form).get('change') !== 'yaml';
  }

  /** @param {string} problem */
  function refuse(problem) {
    const line = byId('whatif-error');
    line.textContent = problem;
    line.hidden = problem === '';
    if (problem) line.scrollIntoView({ block: 'nearest' });
  }

  /** @returns {Change|null} */
  function chosen() {
    const value = new FormData(form).get('change');
    if (value === 'yaml') return { kind: 'YAML', file: file.value, text: text.value };
    const offer = offered?.changes[Number(value)];
    return value !== null && offer ? { kind: offer.kind, object: offer.object, value: offer.value } : null;
  }

  async function walk() {
    const change = chosen();
    if (!session || !change) return refuse('Choose what is to be otherwise.');
    const go = byId('whatif-go');
    go.toggleAttribute('disabled', true);
    refuse('');
    try {
      const { trace, timeline } = session.now();
      goTo(await ask(trace, timeline.n, change), timeline.level);
    } catch (error) {
      refuse(error instanceof Error ? error.message : 'That did not work; try again.');
    } finally {
      go.toggleAttribute('disabled', false);
    }
  }

  return {
    /** @param {import('../explorer/session.js').Session} now */
    async open(now) {
      session = now;
      const { trace, timeline } = now.now();
      const tick = current(timeline);
      byId('whatif-from').textContent = tick ? `Asked at step ${timeline.n}: ${tick.fold ? 'name lookup' : tick.main.step.title}.` : 'Asked before the first step.';
      refuse('');
      if (!box.open) box.showModal();
      byId('whatif-title').focus();
      try {
        const known = offered?.trace === trace;
        offered = /** @type {import('./types.js').Offered} */ (await fetchJson(`/api/v1/traces/${trace}/whatif?step=${timeline.n}`));
        if (!known) fillEditor(offered.files);
        byId('whatif-choices').replaceChildren(...groups(offered.changes));
        showEditor();
      } catch {
        refuse('The changes could not be loaded. Close and try again.');
      }
    },
  };

  /** @param {{name: string, text: string}[]} files */
  function fillEditor(files) {
    typed = new Map(files.map(({ name, text: written }) => [name, written]));
    file.replaceChildren(...files.map(({ name }) => h('option', { value: name }, name)));
    text.value = typed.get(file.value) ?? '';
  }
}

/** @param {Offer[]} offers @returns {Node[]} */
function groups(offers) {
  const names = [...new Set(offers.map((offer) => offer.group))];
  return names.map((name) => h('fieldset', { class: 'whatif-group' }, h('legend', {}, name),
    ...offers.map((offer, i) => offer.group === name && h('label', { class: 'whatif-choice' },
      h('input', { type: 'radio', name: 'change', value: i, checked: offer.usual }), ' ',
      h('span', {}, `${offer.label} `, h('small', {}, offer.hint))))));
}
