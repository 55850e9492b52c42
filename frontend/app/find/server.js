// What the server says about a name, an address, a chain.

/**
 * @typedef {object} Found
 * @property {'MEANING'|'OBJECT'|'LAB'|'TRACE'|'SAMPLE'|'PAGE'|'COMMAND'} group
 * @property {string} kind
 * @property {string} asked the part of the question it answers, empty when it is the whole
 * @property {string} title
 * @property {string} says
 * @property {string[]} vertices the boxes that show it, the best first
 * @property {string} href
 * @property {boolean} opens whether the address makes something
 * @property {string} lab
 * @property {(() => void)} [act] what a command does
 */
/** @typedef {{q: string, results: Found[], more: number, notes: string[], hint: string}} Answer */

/** @type {AbortController|null} */
let running = null;

/** The lab of this page, empty where there is none. */
export function labHere() {
  const holder = document.querySelector('[data-lab]');
  return (holder instanceof HTMLElement ? holder.dataset.lab : '') || (/^\/labs\/(\w+)/.exec(location.pathname)?.[1] ?? '');
}

/** @param {string} text @returns {Promise<Answer|null>} null when something else was asked meanwhile */
export async function ask(text) {
  running?.abort();
  const mine = new AbortController();
  running = mine;
  const lab = labHere();
  const q = new URLSearchParams({ q: text.replaceAll('⏎', '\n') });
  try {
    const response = await fetch(`${lab ? `/api/v1/labs/${lab}` : '/api/v1'}/find?${q}`, { headers: { Accept: 'application/json' }, signal: mine.signal });
    if (!response.ok) throw new Error(`find answered ${response.status}`);
    return await response.json();
  } catch (error) {
    if (mine.signal.aborted) return null;
    throw error;
  }
}
