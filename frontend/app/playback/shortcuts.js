// Keys (experience §5.3). Each has a visible control; all are quiet while somebody types.

import { LEVELS, atLevel, atSpeed, moveBy, moveToInteresting, turned } from '../trace/timeline.js';

/**
 * @typedef {object} Moves
 * @property {() => void} share @property {() => void} toCause @property {() => void} find @property {() => void} swapView
 * @property {() => void} fitPath @property {() => void} fitAll @property {(factor: number) => void} zoom
 * @property {() => void} escape
 */

/** @param {import('../explorer/session.js').Session} session @param {import('./driver.js').Driver} driver @param {Moves} moves */
export function initShortcuts(session, driver, moves) {
  const level = (/** @type {number} */ i) => () => driver.go((t) => atLevel(t, LEVELS[i]));
  const step = (/** @type {number} */ by) => () => driver.go((t) => moveBy(t, by));
  /** @type {Record<string, () => void>} */
  const keys = {
    ' ': () => driver.toggle(),
    ArrowLeft: step(-1), ',': step(-1), ArrowRight: step(1), '.': step(1),
    Home: step(-Infinity), End: step(Infinity),
    n: () => driver.go((t) => moveToInteresting(t, 1)), p: () => driver.go((t) => moveToInteresting(t, -1)),
    r: () => driver.go(turned),
    1: level(0), 2: level(1), 3: level(2),
    '[': () => session.turn((t) => atSpeed(t, -1)), ']': () => session.turn((t) => atSpeed(t, 1)),
    f: moves.fitPath, 0: moves.fitAll, '+': () => moves.zoom(1.25), '=': () => moves.zoom(1.25), '-': () => moves.zoom(0.8),
    s: moves.share, m: moves.toCause, o: moves.swapView, '/': moves.find,
    '?': () => { location.href = '/help/keys'; },
    Escape: moves.escape,
  };
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (target.closest('input, textarea, select') && event.key !== 'Escape') return;
    if (event.key === ' ' && target.closest('button, a, summary, [role=button], [role=tab]')) return;
    const act = keys[event.key];
    if (!act) return;
    if (session.now().timeline.walked.length === 0 && !['f', '0', '+', '=', '-', 'o', '/', '?', 'Escape'].includes(event.key)) return;
    event.preventDefault();
    act();
  });
}
