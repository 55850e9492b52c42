// A moment of a trace, and the texts that lead others to it. Plain values, no DOM.

/**
 * @typedef {object} Moment
 * @property {string} origin this instance
 * @property {string} trace
 * @property {string} title who → whom
 * @property {number} n the step to open at, 0 for the beginning
 * @property {string} step what that step is called
 * @property {number} of how many steps there are
 * @property {'fwd'|'rev'} dir
 * @property {string} level story, operator or kernel
 * @property {string} theme light, dark or hc; empty leaves it to whoever opens the link
 * @property {boolean} hide whether the answers stay covered
 */
/** @typedef {{s?: number, dir?: string, lvl: string, theme?: string, answers?: number}} Position */

const FRAME = { width: '100%', height: 560 };

/** What a link says besides which trace. @param {Moment} moment @returns {Position} */
export function positionOf({ n, dir, level, theme, hide }) {
  return { ...(n > 0 ? { s: n, dir } : {}), lvl: level, ...(theme ? { theme } : {}), ...(hide ? { answers: 0 } : {}) };
}

/** @param {Position} position "?theme=dark#s=7&dir=fwd&lvl=operator": how it looks, then where it opens */
export function tail({ theme, answers, ...place }) {
  const look = { ...(theme ? { theme } : {}), ...(answers === 0 ? { answers } : {}) };
  return `${joined('?', look)}${joined('#', place)}`;
}

/** @param {string} sign @param {Record<string, string|number>} pairs */
function joined(sign, pairs) {
  const text = Object.entries(pairs).map(([key, value]) => `${key}=${value}`).join('&');
  return text && sign + text;
}

/**
 * A position somebody else wrote: only what a link may say is taken over.
 * @param {unknown} given
 * @returns {Position}
 */
export function readPosition(given) {
  const { s, dir, lvl, theme, answers } = /** @type {Record<string, unknown>} */ (given && typeof given === 'object' ? given : {});
  return {
    ...(Number.isInteger(s) && Number(s) > 0 ? { s: Number(s), dir: dir === 'rev' ? 'rev' : 'fwd' } : {}),
    lvl: ['story', 'operator', 'kernel'].includes(String(lvl)) ? String(lvl) : 'operator',
    ...(['light', 'dark', 'hc'].includes(String(theme)) ? { theme: String(theme) } : {}),
    ...(answers === 0 ? { answers: 0 } : {}),
  };
}

/** @param {Moment} moment */
export function storedLink(moment) {
  return `${moment.origin}/t/${moment.trace}${tail(positionOf(moment))}`;
}

/** @param {Moment} moment what a reader is told before opening it */
export function caption({ title, n, of, step, hide }) {
  return n > 0 ? `${title}, step ${n} of ${of}${hide ? '' : `: ${step}`}` : title;
}

/** @param {Moment} moment */
export function markdown(moment) {
  return `[${caption(moment).replace(/[[\]\\]/g, '\\$&')}](${storedLink(moment)})`;
}

/** @param {Moment} moment */
export function embedLink({ origin, trace, theme, level, n }) {
  const short = level === 'operator' ? 'op' : level;
  return `${origin}/embed/t/${trace}?theme=${theme || 'auto'}&lvl=${short}${n > 0 ? `#s=${n}` : ''}`;
}

/** @param {Moment} moment the frame may run our script and open our page, nothing else */
export function embedCode(moment) {
  return `<iframe src="${escaped(embedLink(moment))}" title="${escaped(`Packetwalk: ${moment.title}`)}" width="${FRAME.width}" height="${FRAME.height}" `
    + 'loading="lazy" frameborder="0" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>';
}

/** @param {Moment} moment */
export function qrLink(moment) {
  return `/t/${moment.trace}/qr.svg${joined('?', positionOf(moment))}`;
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
