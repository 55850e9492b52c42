// What the picture shows of a timeline: the boxes, the trail, and the token on its way.

import { boxOf, boxesPassed, dock, duration, route } from './plan.js';
import { newPlayer } from './player.js';
import { newToken } from './token.js';
import { drawTrail } from '../topology/trail.js';
import { around } from '../topology/viewport.js';
import { viewOf } from '../topology/scene.js';
import { drawnTogether } from '../trace/walked.js';
import { current, position } from '../trace/timeline.js';
import { reducedMotion } from '../theme.js';

/** @typedef {import('../topology/scene.js').Scene} Scene */
/** @typedef {import('../trace/timeline.js').Timeline} Timeline */
/** @typedef {import('../trace/walked.js').Walked} Walked */

/** @param {Scene} scene */
export function newStage(scene) {
  const token = newToken();
  const player = newPlayer(token.element);
  scene.world.append(token.element);

  /** @param {Walked} walked */
  function dress(walked) {
    token.dress(walked.look, walked.step.n);
    scene.svg.classList.toggle('still', reducedMotion());
  }

  /** @param {Timeline} timeline @param {import('../trace/timeline.js').Tick} tick */
  function land(timeline, tick) {
    dress(tick.main);
    drawTrail(scene, timeline.walked, timeline.n);
  }

  return {
    player,
    /**
     * @param {Timeline} before
     * @param {Timeline} after
     * @returns {Promise<boolean>} whether the token arrived
     */
    async show(before, after) {
      const tick = current(after);
      const view = viewOf(scene);
      const end = tick ? boxOf(view, tick.main.step.stop) : null;
      if (!tick || !end) {
        drawTrail(scene, after.walked, tick ? after.n : 0);
        token.hide();
        return true;
      }
      const way = passage(before, after, tick.steps[0].step.n);
      const boxes = boxesPassed(view, way);
      const edges = boxes.length - 1;
      const onward = after.n > before.n;
      const walks = edges > 0 && (onward || edges <= 3) && scene.shown === 'physical' && !reducedMotion();
      if (!walks) {
        land(after, tick);
        player.jump(dock(end));
        return true;
      }
      const from = tick.fold || !after.walked.some((one) => one.step.n === before.n) ? tick.steps[0] : way[0];
      dress(tick.fold ? tick.steps[0] : tick.main);
      drawTrail(scene, after.walked, drawnTogether(after.walked, tick.main).includes(from) ? from.step.n : tick.steps[0].step.n);
      const arrived = await player.travel(route(view, boxes), duration(edges, after.speed));
      if (arrived) land(after, tick);
      return arrived;
    },
    /** The part of the picture that the walk passes. @param {Timeline} t */
    path(t) {
      const view = viewOf(scene);
      const boxes = boxesPassed(view, t.walked).flatMap((box) => [box, ...view.vertices.filter((one) => one.id === box.parent)]);
      return boxes.length > 0 ? around(boxes, 7) : { x: 0, y: 0, width: view.width, height: view.height };
    },
  };
}

/**
 * The steps between two moments, hidden ones too, so that the token keeps to the ground; empty when the
 * moments do not lie next to each other, for then it jumps.
 * @param {Timeline} before @param {Timeline} after @param {number} first the first step of the tick shown
 * @returns {Walked[]}
 */
function passage(before, after, first) {
  if (before.n === after.n || before.opened !== after.opened) return [];
  const index = (/** @type {number} */ n) => after.walked.findIndex((walked) => walked.step.n === n);
  const [from, to] = [before.n === 0 ? index(first) : index(before.n), index(after.n)];
  if (from < 0 || to < 0) return [];
  const [was, is] = [before.n === 0 ? -1 : position({ ...after, n: before.n }), position(after)];
  if (Math.abs(is - was) !== 1) return [];
  return from < to ? after.walked.slice(from, to + 1) : after.walked.slice(to, from + 1).reverse();
}
