// What the picture is aimed at: the path of the packet, all of it, or the place where the packet is.

import { boxOf } from '../animation/plan.js';
import { reducedMotion } from '../theme.js';
import { viewOf } from '../topology/scene.js';
import { around } from '../topology/viewport.js';
import { current } from '../trace/timeline.js';

/** Smaller than this the addresses along a path could not be read: then the picture follows the packet. */
const READABLE = 0.86;
/** As far as the mark of a drop reaches out of its box. */
const AROUND = 60;

/**
 * @param {import('./session.js').Session} session
 * @param {import('../topology/viewport.js').Viewport} viewport
 * @param {() => import('../topology/scene.js').Scene|null} shown
 * @param {() => import('../playback/driver.js').Stage|null} stage
 */
export function newAim(session, viewport, shown, stage) {
  /** @param {boolean} glide as large as the path allows; all of it where there is none */
  function fit(glide) {
    const [scene, on] = [shown(), stage()];
    const { timeline } = session.now();
    if (!scene || !on || timeline.walked.length === 0 || (scene.shown === 'logical' && scene.whole)) return overview(glide);
    const place = placeOf(timeline);
    viewport.fit(on.path(timeline), { largest: 1.3, least: READABLE, centre: place, glide: glide && !reducedMotion() });
    if (place) viewport.reveal(place);
  }

  function overview(glide = true) {
    const scene = shown();
    if (!scene) return;
    const { width, height } = viewOf(scene);
    viewport.fit({ x: 0, y: 0, width, height }, { largest: 1.1, glide: glide && !reducedMotion() });
  }

  /** The box the packet is in. @param {import('../trace/timeline.js').Timeline} timeline */
  function placeOf(timeline) {
    const [scene, tick] = [shown(), current(timeline)];
    return tick && scene ? boxOf(viewOf(scene), tick.main.step.stop) : null;
  }

  /** Where the packet is and where it ended, with what is drawn around that. */
  function marked() {
    const scene = shown();
    if (!scene) return [];
    const { timeline } = session.now();
    const ends = timeline.walked.filter(({ look }) => look === 'drop' || look === 'reject').map(({ step }) => boxOf(viewOf(scene), step.stop));
    return [...ends, placeOf(timeline)].flatMap((box) => (box ? [around([box], AROUND)] : []));
  }

  /** Nearer or farther; the packet stays in sight. @param {number} factor */
  function zoom(factor) {
    viewport.zoom(factor, undefined, undefined, !reducedMotion());
    const place = placeOf(session.now().timeline);
    if (place && factor > 1) viewport.reveal(place);
  }

  return { fit, overview, zoom, placeOf, marked };
}
