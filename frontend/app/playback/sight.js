// What scrolls sideways brings a tick into sight.

const EDGE = 24;

/**
 * @param {HTMLElement} frame what scrolls
 * @param {Element|null|undefined} tick
 * @param {number} [covered] pixels at the start of the frame that something else stands on
 */
export function bringIntoSight(frame, tick, covered = 0) {
  if (!tick) return;
  const [outer, inner] = [frame.getBoundingClientRect(), tick.getBoundingClientRect()];
  const start = outer.left + covered;
  if (inner.left < start + EDGE) frame.scrollLeft -= start + (outer.right - start) * 0.4 - inner.left;
  else if (inner.right > outer.right - EDGE) frame.scrollLeft += inner.right - outer.right + outer.width * 0.4;
}

/**
 * Several ticks at once, where there is room for all of them.
 * @param {HTMLElement} frame @param {Element[]} ticks @param {number} covered
 */
export function bringAllIntoSight(frame, ticks, covered) {
  if (ticks.length === 0) return;
  const boxes = ticks.map((tick) => tick.getBoundingClientRect());
  const outer = frame.getBoundingClientRect();
  const [left, right, start] = [Math.min(...boxes.map((box) => box.left)), Math.max(...boxes.map((box) => box.right)), outer.left + covered];
  if (right - left > outer.right - start - 2 * EDGE) return;
  if (left < start + EDGE) frame.scrollLeft += left - start - EDGE;
  else if (right > outer.right - EDGE) frame.scrollLeft += right - outer.right + EDGE;
}
