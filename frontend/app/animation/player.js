// Moves the token along a route; can be held, never repeats. Nothing runs while nothing moves.

import { offsets } from './plan.js';

/** @typedef {number[]} Point */

/** @param {SVGGElement} element */
export function newPlayer(element) {
  /** @type {Animation|null} */
  let running = null;
  let move = 0;

  /** @param {Point} point */
  function put(point) {
    element.style.transform = `translate(${point[0]}px, ${point[1]}px)`;
  }

  function drop() {
    running?.cancel();
    running = null;
  }

  return {
    /** @param {Point} point without a move */
    jump(point) {
      move += 1;
      drop();
      put(point);
      element.classList.remove('landed');
    },
    /**
     * @param {Point[]} points
     * @param {number} milliseconds
     * @returns {Promise<boolean>} whether it arrived; false when something else came between
     */
    async travel(points, milliseconds) {
      drop();
      move += 1;
      const mine = move;
      const end = points[points.length - 1];
      if (points.length < 2 || milliseconds <= 0) {
        put(end);
        return true;
      }
      const along = offsets(points);
      element.classList.remove('landed');
      running = element.animate(
        points.map(([x, y], i) => ({ transform: `translate(${x}px, ${y}px)`, offset: Math.min(1, along[i]) })),
        { duration: milliseconds, easing: 'cubic-bezier(.45, .05, .3, 1)', iterations: 1 },
      );
      put(end);
      try {
        await running.finished;
      } catch {
        return false;
      }
      if (mine !== move) return false;
      running = null;
      element.classList.add('landed');
      return true;
    },
    hold() {
      running?.pause();
    },
    /** Goes on with a move that was held; done when it has arrived or was given up. */
    async resume() {
      running?.play();
      await running?.finished.catch(() => null);
    },
    moving: () => running !== null,
  };
}
