// Who could have been chosen and was not.

/** @typedef {import('../trace/types.js').View} View */
/** @typedef {import('../trace/walked.js').Walked} Walked */

/** @type {WeakMap<View, Map<string, string>>} */
const OWNERS = new WeakMap();

/**
 * "not chosen · 1 of 3" for each box a choice made so far left out.
 * @param {View} view @param {Walked[]} part @param {Walked|undefined} shown
 * @returns {Map<string, string>}
 */
export function losers(view, part, shown) {
  /** @type {Map<string, string>} */
  const result = new Map();
  if (!shown) return result;
  for (const { step } of part) {
    if (!step.choice || step.n > shown.step.n || step.choice.of < 2) continue;
    for (const other of step.choice.others) {
      const box = podAt(view, other);
      if (box) result.set(box, `not chosen · 1 of ${step.choice.of}`);
    }
    const winner = podAt(view, step.choice.endpoint);
    if (winner) result.delete(winner);
  }
  return result;
}

/** @param {View} view @param {string} endpoint `10.42.1.9:8000` or `[fd00::9]:8000` */
function podAt(view, endpoint) {
  let owners = OWNERS.get(view);
  if (!owners) {
    owners = new Map(view.vertices.filter((vertex) => vertex.kind === 'pod')
      .flatMap((vertex) => [...vertex.title.matchAll(/address ([0-9a-f.:]+)/g)].map((found) => /** @type {[string, string]} */ ([found[1], vertex.id]))));
    OWNERS.set(view, owners);
  }
  return owners.get(endpoint.replace(/:\d+$/, '').replace(/[[\]]/g, ''));
}
