// One step, read closely.

import { h, middle } from '../dom.js';
import { insideStep, label, viewOfTable } from '../panel/places.js';
import { LOOKS } from '../trace/look.js';
import { askedBy, isUpstream, toldOf, toldText } from '../trace/lookups.js';
import { current, questions, total } from '../trace/timeline.js';
import { isReverse, kernelText, placeText } from '../trace/walked.js';
import { choiceSlot, conntrackSlot, httpSlot, routeSlot } from './decisions.js';
import { dnsSlot, leakedMark } from './name.js';
import { causeSlot, commandSlot } from './evidence.js';
import { packetSlot } from './packet.js';
import { rulesSlot } from './rules.js';
import { linkButton, lookButton, slot } from './slots.js';
import { spread, symptomCard } from './symptom.js';

/** @typedef {import('../trace/timeline.js').Timeline} Timeline */
/** @typedef {import('../trace/timeline.js').Tick} Tick */
/** @typedef {import('../explorer/session.js').Outcome} Outcome */

/**
 * @typedef {object} Reading
 * @property {Timeline} timeline
 * @property {Record<string, string>} names
 * @property {import('../trace/types.js').LookupSummary[]} lookups
 * @property {string} lab
 * @property {Outcome|null} outcome
 * @property {string} filesPage the page that has the files, empty for this one
 * @property {() => void} toggleFold
 * @property {(walked: import('../trace/walked.js').Walked, view: string) => void} look opens the inside of where a step is
 */

/** @param {Reading} reading @returns {Node[]} */
export function readStep(reading) {
  const tick = current(reading.timeline);
  if (!tick) return [];
  const { main } = tick;
  const told = tick.fold ? headline(tick) : main;
  const last = main.step.n === total(reading.timeline) && reading.timeline.complete;
  return [
    ...heading(reading.timeline, tick),
    ...sentences(reading.timeline, tick),
    ...(last && reading.outcome ? [symptomCard(reading.outcome.symptom, reading.outcome.success)] : []),
    ...(last ? [spread(reading.outcome?.distribution, reading.names)].filter((part) => part !== null) : []),
    ...(tick.fold ? [lookups(reading, tick)] : []),
    packetSlot(told.step, reading.names),
    ...[dnsSlot(told, askedBy(reading.timeline, reading.lookups, told.leg), reading.lab), httpSlot(told.step)].filter((part) => part !== null),
    rulesSlot(told.step, lookAt(reading, told, viewOfTable(told.step.rules[0]?.table ?? ''))),
    ...[choiceSlot(told.step)].filter((part) => part !== null),
    routeSlot(told.step, lookAt(reading, told, told.step.route?.text ? 'routes' : 'neighbours')),
    conntrackSlot(told.step, lookAt(reading, told, 'conntrack')),
    causeSlot(told.step, reading.filesPage),
    commandSlot(told.step),
  ];
}

/** @param {Reading} reading @param {import('../trace/walked.js').Walked} walked @param {string} view */
function lookAt(reading, walked, view) {
  const inside = insideStep(walked, view);
  if (!inside || (inside.kind === 'pod' && view !== 'routes')) return null;
  return lookButton(middle(label(inside), 22), () => reading.look(walked, view));
}

/** @param {Timeline} timeline @param {Tick} tick */
function heading(timeline, tick) {
  const { main, fold } = tick;
  const look = fold ? 'dns' : main.look;
  const number = fold ? `steps ${tick.steps[0].step.n}–${main.step.n}` : `step ${main.step.n}`;
  return [
    h('h2', {}, fold ? 'Name lookup' : titleOf(tick), h('span', { class: 'chip', 'data-look': look },
      h('span', { 'aria-hidden': 'true' }, LOOKS[look].mark), `${number} of ${total(timeline)}`)),
    h('p', { class: 'where' }, [placeText(main), kernelText(main), LOOKS[main.look].word, isReverse(main) && main.look === 'rewrite' ? 'reply' : '', time(main.step.at)]
      .filter(Boolean).join(' · ')),
  ];
}

/** @param {Tick} tick */
function titleOf(tick) {
  const { look, step } = tick.main;
  const title = step.title.charAt(0).toUpperCase() + step.title.slice(1);
  const word = look === 'drop' ? 'Dropped' : look === 'reject' ? 'Refused' : '';
  return word === '' || title.startsWith(word) ? title : `${word}: ${step.title}`;
}

/** @param {number} at microseconds */
export function time(at) {
  return at < 1_000_000 ? `${(at / 1000).toFixed(2)} ms` : `${(at / 1_000_000).toFixed(2)} s`;
}

/** The step that tells most of a folded lookup: the last one the story has. @param {Tick} tick */
function headline(tick) {
  return tick.steps.filter((walked) => walked.step.levels.includes('STORY')).pop() ?? tick.main;
}

/** @param {Timeline} timeline @param {Tick} tick */
function sentences(timeline, tick) {
  if (tick.fold) {
    const told = tick.steps.filter((walked) => walked.step.levels.includes('STORY')).map((walked) => walked.step.says.story);
    return [...new Set(told.filter(Boolean))].map((text) => h('p', { class: 'say' }, text));
  }
  const { story, operator, kernel } = tick.main.step.says;
  const wanted = timeline.level === 'STORY' ? [story] : timeline.level === 'OPERATOR' ? [story, operator] : [operator, kernel];
  const said = [...new Set(wanted.filter(Boolean))];
  if (said.length === 0) said.push(operator || kernel || story || tick.main.step.title);
  return said.slice(0, 2).map((text, i) => h('p', { class: i === 0 ? 'say' : 'say also' }, text));
}

/** @param {Reading} reading @param {Tick} tick */
function lookups(reading, tick) {
  const { timeline } = reading;
  const legs = questions(timeline, tick);
  const answered = new Map(timeline.walked.filter((walked) => walked.step.dns?.rcode).map((walked) => [walked.leg.id, walked.step.dns]));
  return slot('Questions', linkButton('open the steps', () => {
    reading.toggleFold();
    return '';
  }), h('p', { class: 'told-line' }, toldText(toldOf(timeline, tick, reading.lookups))), h('ol', { class: 'answers asked-list' }, ...legs.map((leg) => {
    const dns = answered.get(leg.id);
    const under = isUpstream(timeline, leg);
    const known = under ? null : askedBy(timeline, reading.lookups, leg);
    const server = known && new Set(known.lookup.questions.map((asked) => asked.server)).size > 1 && h('span', { class: 'soft' }, ` to ${known.asked.server}`);
    return h('li', { class: under ? 'mono under' : 'mono' }, under && [h('span', { 'aria-hidden': 'true' }, '↳ '), h('span', { class: 'soft' }, 'CoreDNS asks on: ')],
      leg.title, server, ' ', h('b', {}, dns ? answerText(dns) : leg.disposition), known?.asked.leaked && [' ', leakedMark()]);
  })));
}

/** @param {import('../trace/types.js').DnsMessage} dns */
function answerText(dns) {
  if (dns.answers.length === 0) return dns.rcode === 'NOERROR' ? '→ none' : `→ ${dns.rcode}`;
  return `→ ${dns.answers.map((line) => line.split(/\s+/).pop()).join(', ')}`;
}
