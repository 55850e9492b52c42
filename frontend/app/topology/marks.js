// Which boxes the packet is in, was in, will be in, and which stand aside.

import { boxOf } from '../animation/plan.js';
import { wordOf } from '../trace/look.js';
import { losers } from './chances.js';
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
  const lost = losers(view, part, shown);
  for (const [id, element] of scene.layers[scene.shown].vertices) {
    const mine = steps.get(id) ?? [];
    const fate = lost.get(id) ?? '';
    element.classList.toggle('aside', Boolean(shown) && !scene.whole && !groups.has(id) && mine.length === 0 && !opens(element));
    element.classList.toggle('passed', id !== here && mine.some((step) => shown && step.n <= shown.step.n));
    element.classList.toggle('here', id === here);
    element.classList.toggle('lost', fate !== '');
    tell(element, fate);
    if (element.classList.contains('netfilter')) placed(element, shown ? mine.filter((step) => step.n <= shown.step.n) : [], id === here);
    if (id === here && shown) element.dataset.look = shown.look;
    else delete element.dataset.look;
    name(boxElement(element), [element.dataset.name, fate, saying(mine, id === here ? shown : undefined)].filter(Boolean).join('. '));
  }
}

/** Written only where it changes: of some hundred boxes a step concerns two. @param {Element|null} box @param {string} words */
function name(box, words) {
  if (box && box.getAttribute('aria-label') !== words) box.setAttribute('aria-label', words);
}

/** What can be opened never stands aside: it is the way to what is not shown. @param {SVGGElement} element */
function opens(element) {
  return boxElement(element)?.hasAttribute('aria-expanded') ?? false;
}

/** The last line of a box says that it was not chosen, while that is so. @param {SVGGElement} element @param {string} fate */
function tell(element, fate) {
  const line = element.querySelector('.last');
  if (!(line instanceof SVGElement)) return;
  line.dataset.plain ??= line.textContent ?? '';
  if (line.textContent !== (fate || line.dataset.plain)) line.textContent = fate || line.dataset.plain;
}

/**
 * The box of the rules is headed by the table and hook the packet is in, or ended in: a packet that FORWARD refuses
 * never met its end in PREROUTING.
 * @param {SVGGElement} element @param {Step[]} passed @param {boolean} here
 */
function placed(element, passed, here) {
  const head = element.querySelector('.title')?.firstChild;
  if (!(head instanceof Text)) return;
  element.dataset.head ??= head.data;
  const step = here ? passed.at(-1) : passed.findLast((one) => one.type === 'REJECT' || one.type === 'DROP');
  const words = step ? placeOf(step) : '';
  if (head.data !== (words || element.dataset.head)) head.data = words || element.dataset.head;
}

/** The table and hook, or what else of the rules' box the packet is in. @param {Step} step */
export function placeOf(step) {
  return [step.table, step.hook].filter(Boolean).join(' ') || (step.type === 'POLICY' ? 'network policy' : '');
}

/** @param {Step[]} steps @param {Walked|undefined} shown */
function saying(steps, shown) {
  if (shown) return `Step ${shown.step.n}: ${wordOf(shown)}, ${shown.step.title}.`;
  return steps.length > 0 ? `Steps ${steps.map((step) => step.n).join(', ')}.` : '';
}

/** @param {Scene} scene @param {Walked[]} part @returns {Map<string, Step[]>} */
export function stepsByBox(scene, part) {
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
