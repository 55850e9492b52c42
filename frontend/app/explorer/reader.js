// The inspector: a card of the selected box, and the step that is shown. Each is drawn again only when it would say something
// else, so that what was opened in it stays open; who is in it stays in it.

import { byId, h } from '../dom.js';
import { redraw } from '../focus.js';
import { readStep } from '../inspector/inspector.js';
import { insideOf, insideStep } from '../panel/places.js';
import { moveTo, toggled } from '../trace/timeline.js';
import { selectedCard } from './selected.js';

/** @typedef {import('./session.js').State} State */
/** @typedef {{of: unknown[], draw: () => Node[]}} Part what it speaks of, and how it is drawn */

/**
 * @param {import('./session.js').Session} session @param {import('./canvas.js').Canvas} canvas
 * @param {import('../playback/driver.js').Driver} driver @param {import('./desk.js').Place} place
 */
export function initReader(session, canvas, driver, place) {
  const inspector = byId('inspector');
  /** @type {{of: unknown[], nodes: Node[]}[]} */
  let shown = [];
  session.hear(read);
  read(session.now());

  /** @param {State} state */
  function read(state) {
    const parts = [card(state), step(state)];
    if (parts.every((part, i) => same(part.of, shown[i]?.of))) return;
    redraw(inspector, () => {
      shown = parts.map((part, i) => (same(part.of, shown[i]?.of) ? shown[i] : { of: part.of, nodes: part.draw() }));
      put(inspector, shown.flatMap(({ nodes }) => nodes));
    });
  }

  /** @param {State} state @returns {Part} */
  function card({ selected, inside, timeline: { walked, level } }) {
    const view = canvas.view();
    return { of: [selected, view, inside, walked, level], draw: () => {
      const vertex = view?.vertices.find((one) => one.id === selected);
      return view && vertex ? [selectedCard(vertex, session.now(), view, acts(selected))] : [];
    } };
  }

  /** @param {string} selected */
  function acts(selected) {
    return {
      close: () => {
        session.set({ selected: '' });
        canvas.focus(selected);
      },
      goTo: (/** @type {number} */ n) => driver.go((t) => moveTo(t, n)),
      from: place.from(selected),
      look: insideOf(selected) && !session.now().inside ? () => session.set({ inside: insideOf(selected) }) : null,
    };
  }

  /** @param {State} state @returns {Part} */
  function step({ timeline, names, lookups, outcome, trace }) {
    const { walked, n, level, opened, complete } = timeline;
    return { of: [walked, n, level, opened, complete, names, lookups, outcome, trace], draw: () => {
      const told = readStep({
        timeline, names, lookups, outcome, trace, lab: byId('explorer').dataset.lab ?? '',
        toggleFold: () => driver.go((t) => toggled(t)),
        look: (at, view) => session.set({ inside: insideStep(at, view) }),
      });
      return told.length > 0 ? told : [h('div', { class: 'empty-state' }, ...place.empty())];
    } };
  }
}

/** What stays is not moved: that would take the focus from it. @param {HTMLElement} region @param {Node[]} nodes */
function put(region, nodes) {
  for (const old of [...region.childNodes]) if (!nodes.includes(/** @type {Node} */ (old))) old.remove();
  nodes.forEach((node, i) => region.childNodes[i] !== node && region.insertBefore(node, region.childNodes[i] ?? null));
}

/** @param {unknown[]} some @param {unknown[]} [others] */
function same(some, others) {
  return others !== undefined && some.every((one, i) => one === others[i]);
}
