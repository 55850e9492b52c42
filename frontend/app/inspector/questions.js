// What a folded name lookup asked, and what came back.

import { h } from '../dom.js';
import { askedBy, isUpstream, toldOf, toldText } from '../trace/lookups.js';
import { outcomeText } from '../trace/outcome.js';
import { questions } from '../trace/timeline.js';
import { leakedMark } from './name.js';
import { linkButton, part } from './slots.js';

/** @param {import('./inspector.js').Reading} reading @param {import('../trace/timeline.js').Tick} tick */
export function questionsPart(reading, tick) {
  const { timeline } = reading;
  const answered = new Map(timeline.walked.filter((walked) => walked.step.dns?.rcode).map((walked) => [walked.leg.id, walked.step.dns]));
  return part('Questions', linkButton('open the steps', () => reading.toggleFold()),
    h('p', { class: 'told-line' }, toldText(toldOf(timeline, tick, reading.lookups))),
    h('ol', { class: 'answers asked-list' }, ...questions(timeline, tick).map((leg) => {
      const under = isUpstream(timeline, leg);
      const known = under ? null : askedBy(timeline, reading.lookups, leg);
      const server = known && new Set(known.lookup.questions.map((asked) => asked.server)).size > 1 && h('span', { class: 'soft' }, ` to ${known.asked.server}`);
      const dns = answered.get(leg.id);
      return h('li', { class: under ? 'mono under' : 'mono' }, under && [h('span', { 'aria-hidden': 'true' }, '↳ '), h('span', { class: 'soft' }, 'CoreDNS asks on: ')],
        leg.title, server, ' ', h('b', {}, dns ? answerText(dns) : `→ ${outcomeText(leg)}`), known?.asked.leaked && [' ', leakedMark()]);
    })));
}

/** @param {import('../trace/types.js').DnsMessage} dns */
function answerText(dns) {
  if (dns.answers.length === 0) return dns.rcode === 'NOERROR' ? '→ none' : `→ ${dns.rcode}`;
  return `→ ${dns.answers.map((line) => line.split(/\s+/).pop()).join(', ')}`;
}
