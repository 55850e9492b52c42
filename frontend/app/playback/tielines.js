// The lines that tie a rewrite to the step that undoes it: a bracket under the row, or a line between the two rows.

import { s } from '../dom.js';

/** @typedef {import('../trace/ties.js').Tie} Tie */
/** @typedef {{x: number, top: number, bottom: number}} Spot */

const DEPTH = 8;

/** @param {HTMLElement} track @param {Tie[]} ties those whose both ends are on screen @param {(n: number) => HTMLElement|undefined} tickOf */
export function drawTies(track, ties, tickOf) {
  track.querySelector('.ties')?.remove();
  const origin = track.getBoundingClientRect();
  /** Words stand over the line of whichever tie passes them. @type {SVGGElement[][]} */
  const [lines, words] = [[], []];
  for (const tie of ties) {
    const [from, to] = [tickOf(tie.from), tickOf(tie.to)].map((tick) => tick && spotOf(tick, origin));
    if (!from || !to) continue;
    const below = to.top > from.bottom;
    const d = below ? between(from, to) : under(from, to);
    const of = { class: 'tie', 'data-from': tie.from, 'data-to': tie.to };
    lines.push(s('g', of, s('path', { class: 'outer', d }), s('path', { class: 'inner', d })));
    if (!below) words.push(s('g', of, ...word(from.x + 8, from.bottom, 'start', `put back at ${tie.to}`), ...word(to.x - 8, to.bottom, 'end', `puts back ${tie.from}`)));
  }
  if (lines.length > 0) track.append(s('svg', { class: 'ties', 'aria-hidden': 'true', width: track.scrollWidth, height: track.offsetHeight }, ...lines, ...words));
}

/** The ties of the step shown stand out. @param {HTMLElement} track @param {number} shown its number */
export function markTies(track, shown) {
  for (const tie of track.querySelectorAll('.tie')) {
    const { from, to } = /** @type {SVGGElement} */ (tie).dataset;
    tie.classList.toggle('on', [from, to].includes(String(shown)));
  }
}

/** @param {HTMLElement} tick @param {DOMRect} origin @returns {Spot} */
function spotOf(tick, origin) {
  const box = tick.getBoundingClientRect();
  return { x: Math.round(box.left - origin.left + box.width / 2), top: box.top - origin.top, bottom: Math.round(box.bottom - origin.top) };
}

/** @param {Spot} from @param {Spot} to */
function under(from, to) {
  const y = from.bottom + 2;
  return `M${from.x} ${y}v${DEPTH - 4}q0 4 4 4H${to.x - 4}q4 0 4 -4V${y}`;
}

/** @param {Spot} from @param {Spot} to */
function between(from, to) {
  const middle = (from.bottom + to.top) / 2;
  return `M${from.x} ${from.bottom + 1}C${from.x} ${middle} ${to.x} ${middle} ${to.x} ${to.top - 1}`;
}

/** @param {number} x @param {number} bottom @param {string} anchor @param {string} text */
function word(x, bottom, anchor, text) {
  const width = text.length * 6.3 + 4;
  return [s('rect', { x: anchor === 'end' ? x - width + 2 : x - 2, y: bottom + 2, width, height: 13 }), s('text', { x, y: bottom + DEPTH + 3, 'text-anchor': anchor }, text)];
}
