// One step, read closely: a heading, and seven slots that always stand in the same order.

import { middle } from '../dom.js';
import { insideStep, label, viewOfTable } from '../panel/places.js';
import { fragmentOf } from '../trace/fragment.js';
import { askedBy } from '../trace/lookups.js';
import { atEnd, current } from '../trace/timeline.js';
import { choicePart, conntrackSlot, httpPart, routeSlot } from './decisions.js';
import { causeSlot, commandSlot, copy } from './evidence.js';
import { frameBytes } from './frame.js';
import { heading, sentences } from './heading.js';
import { dnsPart } from './name.js';
import { packetSlot } from './packet.js';
import { questionsPart } from './questions.js';
import { rulesSlot } from './rules.js';
import { lookButton } from './slots.js';
import { symptomSlot } from './symptom.js';

/** @typedef {import('../trace/timeline.js').Tick} Tick */
/** @typedef {import('../trace/walked.js').Walked} Walked */

/**
 * @typedef {object} Reading
 * @property {import('../trace/timeline.js').Timeline} timeline
 * @property {Record<string, string>} names
 * @property {import('../trace/types.js').LookupSummary[]} lookups
 * @property {string} lab
 * @property {string} trace id, empty while it is not known
 * @property {import('../explorer/session.js').Outcome|null} outcome
 * @property {() => void} toggleFold
 * @property {(walked: Walked, view: string) => void} look opens the inside of where a step is
 */

/** @param {Reading} reading @returns {Node[]} */
export function readStep(reading) {
  const { timeline, names, lab } = reading;
  const tick = current(timeline);
  if (!tick) return [];
  const told = tick.fold ? headline(tick) : tick.main;
  const { step } = told;
  const brief = timeline.level === 'STORY' || tick.fold;
  return [
    ...heading(timeline, tick, linkCopier(reading)),
    ...sentences(timeline, tick),
    packetSlot(step, names, brief, tick.fold && questionsPart(reading, tick), dnsPart(told, askedBy(timeline, reading.lookups, told.leg), lab),
      step.packet && frameBytes(reading.trace, step.n)),
    rulesSlot(step, lookAt(reading, told, viewOfTable(step.rules[0]?.table ?? '')), brief, choicePart(step), httpPart(step)),
    routeSlot(step, lookAt(reading, told, step.route?.text ? 'routes' : 'neighbours')),
    conntrackSlot(step, lookAt(reading, told, 'conntrack')),
    causeSlot(step),
    commandSlot(step),
    symptomSlot(timeline.complete && atEnd(timeline) ? reading.outcome : null, names, timeline.n),
  ];
}

/** @param {Reading} reading */
function linkCopier({ trace, timeline }) {
  return trace ? () => copy(`${location.origin}/t/${trace}${fragmentOf(timeline)}`, `Link to step ${timeline.n} copied`) : null;
}

/** @param {Reading} reading @param {Walked} walked @param {string} view */
function lookAt(reading, walked, view) {
  const inside = insideStep(walked, view);
  if (!inside || (inside.kind === 'pod' && view !== 'routes')) return null;
  return lookButton(middle(label(inside), 22), () => reading.look(walked, view));
}

/** The step that tells most of a folded lookup: the last one the story has. @param {Tick} tick */
function headline(tick) {
  return tick.steps.filter((walked) => walked.step.levels.includes('STORY')).pop() ?? tick.main;
}
