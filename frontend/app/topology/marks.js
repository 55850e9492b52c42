// Which boxes the packet is in, was in, will be in, and which stand aside.

import { boxOf } from '../animation/plan.js';
import { LOOKS } from '../trace/look.js';
import { boxElement } from './vertex.js';

/** @typedef {import('./scene.js').Scene} Scene */
/** @typedef {import('../trace/walked.js').Walked} Walked */
/** @typedef {import('../trace/types.js').Step} Step */

/** @param {Scene} scene @param {Walked[]} part the steps drawn together @param {Walked|undefined} shown */
export function markBoxes(scene, part, shown) {
  const view = scene.picture[scene.shown];
  const groups = new Set(view.vertices.map((vertex) => vertex.parent));
  const steps = stepsByBox(scene, part);
  const here = shown ? boxOf(view, shown.step.stop)?.id : undefined;
  for (const [id, element] of scene.layers[scene.shown].vertices) {
    const mine = steps.get(id) ?? [];
    element.classList.toggle('aside', Boolean(shown) && !groups.has(id) && mine.length === 0);
    element.classList.toggle('passed', id !== here && mine.some((step) => shown && step.n <= shown.step.n));
    element.classList.toggle('here', id === here);
    if (id === here && shown) element.dataset.look = shown.look;
    else delete element.dataset.look;
    boxElement(element)?.setAttribute('aria-label', [element.dataset.name, saying(mine, id === here ? shown : undefined)].filter(Boolean).join('. '));
  }
}

/** @param {Step[]} steps @param {Walked|undefined} shown */
function saying(steps, shown) {
  if (shown) return `Step ${shown.step.n}: ${LOOKS[shown.look].word}, ${shown.step.title}.`;
  return steps.length > 0 ? `Steps ${steps.map((step) => step.n).join(', ')}.` : '';
}

/** @param {Scene} scene @param {Walked[]} part @returns {Map<string, Step[]>} */
function stepsByBox(scene, part) {
  const view = scene.picture[scene.shown];
  /** @type {Map<string, Step[]>} */
  const result = new Map();
  const add = (/** @type {string|undefined} */ id, /** @type {Step} */ step) => id !== undefined && result.set(id, [...(result.get(id) ?? []), step]);
  for (const { step } of part) {
    add(boxOf(view, step.stop)?.id, step);
    if (scene.shown === 'logical' && step.http?.backend) add(`service/${step.http.backend.replace(/:[^:]*$/, '')}`, step);
    if (scene.shown === 'logical' && step.packet) {
      for (const address of new Set([step.packet.before.dst, step.packet.after.dst])) add(scene.owners.get(address), step);
    }
  }
  return result;
}
