// What the server says of a node or a pod; each thing is asked for once.

const KEPT = 12;

/**
 * @typedef {object} ConntrackRow
 * @property {string} protocol @property {string} original @property {string} reply @property {string} text
 * @property {number} since the step after which the entry reads so
 * @property {number|null} until the step after which it does not any more
 */
/**
 * @typedef {object} NodeAbout
 * @property {string} name @property {string[]} addresses @property {string[]} podCIDRs @property {string|null} zone
 * @property {boolean} controlPlane @property {string} proxyMode @property {string} cni @property {boolean} sets
 * @property {ConntrackRow[]} conntrack
 */
/**
 * @typedef {object} PodAbout
 * @property {{namespace: string, name: string, node: string|null, ips: string[], hostNetwork: boolean, phase: string, ready: boolean,
 *   terminating: boolean, labels: Record<string, string>, ports: {name: string|null, port: number, protocol: string}[], owner: string|null}} pod
 * @property {{service: string, address: string, endpoint: string, ready: boolean}[]} services
 * @property {DnsLog|null} log what a pod of the cluster's DNS has printed
 */
/** @typedef {import('../trace/types.js').Cause} Cause */
/**
 * @typedef {object} DnsLog
 * @property {{step: number, text: string}[]} lines with the step that made each be printed, 0 at start
 * @property {{name: string, logs: boolean, line: number, cause: Cause|null}[]} blocks the server blocks of the Corefile
 * @property {string} corefile where it comes from
 */
/** @typedef {{lines: {text: string, from: string, cause: Cause|null}[], events: {reason: string, message: string}[]}} ResolvConf */

export function newSource() {
  /** @type {Map<string, Promise<any>>} */
  const kept = new Map();

  /** @template T @param {string} url @param {(response: Response) => Promise<T>} read @returns {Promise<T>} */
  function once(url, read) {
    const known = kept.get(url);
    if (known) return known;
    const answer = fetch(url).then(async (response) => {
      if (response.ok) return read(response);
      const problem = await response.json().catch(() => null);
      throw new Error(problem?.detail ?? `The server answered ${response.status}.`);
    });
    answer.catch(() => kept.delete(url));
    kept.set(url, answer);
    if (kept.size > KEPT) kept.delete(/** @type {string} */ (kept.keys().next().value));
    return answer;
  }

  return {
    /** @param {string} url @returns {Promise<any>} */
    about: (url) => once(url, (response) => response.json()),
    /** @param {string} url @returns {Promise<string[]>} */
    lines: (url) => once(url, async (response) => linesOf(await response.text())),
  };
}

/** @param {string} text */
export function linesOf(text) {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

/** The entries there are after a step. @param {ConntrackRow[]} rows @param {number} step */
export function remembered(rows, step) {
  return rows.filter((row) => row.since <= step && (row.until === null || step < row.until));
}
