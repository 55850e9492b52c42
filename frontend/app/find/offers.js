// The list below the search field: options under headings, one of them active.

import { h } from '../dom.js';

/** @typedef {import('./server.js').Found} Found */

const HEADINGS = { MEANING: 'What it is', OBJECT: 'Objects', LAB: 'Your labs', TRACE: 'Your traces', SAMPLE: 'Samples', PAGE: 'Pages', COMMAND: 'Commands' };

/** @param {HTMLInputElement} input @param {(found: Found) => void} take */
export function newOffers(input, take) {
  const list = h('ul', { class: 'found', id: 'found', role: 'listbox', tabindex: -1, 'aria-label': 'Found' });
  const words = h('div', { class: 'found-words' });
  const frame = h('div', { class: 'found-frame', hidden: true }, list, words);
  input.closest('.finder')?.append(frame);
  for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-controls', 'found'], ['aria-expanded', 'false']]) input.setAttribute(name, value);
  /** @type {Found[]} */
  let shown = [];
  let active = -1;

  function options() {
    return [...list.querySelectorAll('[role=option]')];
  }

  /** @param {number} index */
  function activate(index) {
    const all = options();
    if (all.length === 0) return;
    active = (index + all.length) % all.length;
    all.forEach((option, i) => option.setAttribute('aria-selected', String(i === active)));
    all[active].scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', all[active].id);
  }

  function close() {
    frame.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  /** @param {Found} found @param {number} i */
  function option(found, i) {
    return h('li', { class: 'found-one', id: `found-${i}`, role: 'option', 'aria-selected': 'false', 'data-kind': found.kind,
      pointerdown: (/** @type {Event} */ event) => event.preventDefault(), click: () => take(found) },
    h('span', { class: 'found-kind' }, found.kind),
    h('span', { class: 'found-title' }, found.asked && [h('span', { class: 'mono' }, cut(found.asked)), ' = '], found.title),
    h('span', { class: 'found-says' }, found.says, found.lab && !input.form?.elements.namedItem('lab') && !document.querySelector('[data-lab]') ? ` · ${found.lab}` : ''));
  }

  return {
    close,
    opened: () => !frame.hidden,
    /** @param {number} by */
    move: (by) => activate(active < 0 && by < 0 ? -1 : active + by),
    takeBest() {
      const found = shown[Math.max(active, 0)];
      if (found && !frame.hidden) take(found);
    },
    /** @param {import('./server.js').Answer} answer @param {Found[]} commands */
    draw(answer, commands) {
      shown = [...answer.results, ...commands];
      active = -1;
      input.removeAttribute('aria-activedescendant');
      list.replaceChildren(...shown.flatMap((found, i) => [
        (i === 0 || shown[i - 1].group !== found.group) && h('li', { class: 'found-head', role: 'presentation', 'aria-hidden': 'true' }, HEADINGS[found.group]),
        option(found, i),
      ]).filter((item) => item instanceof Node));
      list.hidden = shown.length === 0;
      words.replaceChildren(...[
        ...answer.notes.map((note) => h('p', {}, note)),
        answer.more > 0 && h('p', {}, `${answer.more} more: type to narrow`),
        answer.hint !== '' && commands.length === 0 && h('p', {}, answer.hint),
      ].filter((item) => item instanceof Node));
      frame.hidden = shown.length === 0 && words.childElementCount === 0;
      input.setAttribute('aria-expanded', String(!frame.hidden));
    },
  };
}

/** A nftables chain can be longer than the list is wide. @param {string} text */
function cut(text) {
  return text.length > 64 ? `${text.slice(0, 46)}…${text.slice(-16)}` : text;
}
