// What the inspector says about a selected box.

import { byId, h } from '../dom.js';
import { boxOf } from '../animation/plan.js';
import { factsOf } from './facts.js';

/** @typedef {import('../trace/types.js').Vertex} Vertex */

/**
 * @param {Vertex} vertex
 * @param {import('./session.js').State} state
 * @param {import('../trace/types.js').View} view
 * @param {{close: () => void, goTo: (n: number) => void, from: ((id: string) => void)|null, look: (() => void)|null}} acts
 */
export function selectedCard(vertex, state, view, acts) {
  const steps = state.timeline.walked
    .filter((walked) => walked.step.levels.includes(state.timeline.level) && boxOf(view, walked.step.stop) === vertex)
    .map((walked) => walked.step);
  return h('section', { class: 'selected', 'aria-label': `Selected: ${vertex.label}` },
    h('h3', {}, h('span', {}, vertex.label), h('button', { class: 'link', type: 'button', click: acts.close, 'aria-label': 'Close' }, '✕')),
    h('p', {}, vertex.title || vertex.kind),
    ...vertex.lines.filter((line) => !vertex.title.includes(line)).map((line) => h('p', { class: 'mono' }, line)),
    factsOf(byId('explorer').dataset.lab ?? '', vertex.id),
    h('div', { class: 'row' },
      acts.look && h('button', { class: 'btn look', type: 'button', click: acts.look }, 'Look inside'),
      acts.from && h('button', { class: 'btn', type: 'button', 'data-action': 'trace-from', click: () => acts.from?.(vertex.id) }, 'Trace from here'),
      ...steps.slice(0, 8).map((step) => h('button', { class: 'btn', type: 'button', click: () => acts.goTo(step.n) }, `${step.n} ${step.title}`))));
}
