// A step in words: for the live region, the slider and the title of the page.

import { covered } from '../share/cover.js';
import { wordOf } from '../trace/look.js';
import { toldOf, toldText } from '../trace/lookups.js';
import { total } from '../trace/timeline.js';
import { placeText } from '../trace/walked.js';

/** @typedef {import('../trace/timeline.js').Timeline} Timeline */
/** @typedef {import('../trace/timeline.js').Tick} Tick */

/** @param {Timeline} timeline @param {Tick} tick "Step 7 of 14. Rewritten on node-a. Destination is now 10.244.2.9 port 8080." */
export function stepSentence(timeline, tick) {
  const { main, fold } = tick;
  const word = fold ? 'name lookup' : wordOf(main);
  return `Step ${main.step.n} of ${total(timeline)}. ${capital(word)} ${whereText(main)}. ${(!covered() && newEnds(main.step)) || `${main.step.title}.`}`;
}

/** @type {Record<string, string>} */
const AT = { POD: 'in', NODE: 'on', LOAD_BALANCER: 'at the' };

/** @param {import('../trace/walked.js').Walked} walked */
function whereText(walked) {
  return [AT[walked.hop.place.kind], placeText(walked)].filter(Boolean).join(' ');
}

/** @param {Timeline} timeline @param {Tick} tick @param {import('../trace/types.js').LookupSummary[]} lookups */
export function sliderText(timeline, tick, lookups) {
  const where = placeText(tick.main);
  return `Step ${tick.main.step.n} of ${total(timeline)}, ${tick.fold ? `name lookup, folded: ${toldText(toldOf(timeline, tick, lookups))}` : tick.main.step.title}${where ? `, ${where}` : ''}`;
}

/** @param {import('../trace/types.js').Step} step */
function newEnds(step) {
  const to = (/** @type {string} */ field) => step.changes.find((change) => change.field === field)?.to;
  const [dst, dport, src, sport] = ['dst', 'dport', 'src', 'sport'].map(to);
  return [
    dst ? `Destination is now ${dst}${dport ? ` port ${dport}` : ''}.` : dport ? `Destination port is now ${dport}.` : '',
    src ? `Source is now ${src}${sport ? ` port ${sport}` : ''}.` : sport ? `Source port is now ${sport}.` : '',
  ].filter(Boolean).join(' ');
}

/** @param {string} text */
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
