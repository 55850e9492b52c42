// How many pairs end how; each a link to just those.

import { byId, h } from '../dom.js';

/** @param {import('./types.js').Tally[]} tallies @param {Map<string, import('./types.js').Outcome>} outcomes */
export function showTallies(tallies, outcomes) {
  const asked = new URLSearchParams(location.search);
  const wanted = asked.get('verdict');
  byId('tallies').replaceChildren(...tallies.map(({ outcome, pairs }) => {
    const known = outcomes.get(outcome);
    asked.set('verdict', outcome);
    return h('li', {}, h('a', { href: `?${asked}`, 'data-tone': known?.tone, 'aria-current': outcome === wanted && 'true' },
      h('span', { class: 'sign', 'aria-hidden': 'true' }, known?.sign), h('b', {}, pairs.toLocaleString('en')), ` ${known?.word ?? outcome}`));
  }));
}
