// Plays the timeline: one step after the other, to the end, once.

import { announce } from '../announce.js';
import { hearing, saysSteps } from './said.js';
import { stepSentence } from './words.js';
import { reducedMotion } from '../theme.js';
import { atEnd, current, moveBy, ticks } from '../trace/timeline.js';

/** @typedef {import('../explorer/session.js').Session} Session */
/** @typedef {import('../trace/timeline.js').Timeline} Timeline */
/** @typedef {ReturnType<import('../animation/stage.js').newStage>} Stage */

const PER_STEP = 1200;
const PER_STILL_STEP = 2500;
const LEAST_PAUSE = 380;

/** @param {Session} session @param {() => Stage|null} stage */
export function newDriver(session, stage) {
  let run = 0;
  let pausing = 0;

  /** @param {Timeline} to @returns {Promise<boolean>} */
  async function show(to) {
    const before = session.now().timeline;
    session.set({ timeline: to });
    return (await stage()?.show(before, to)) ?? true;
  }

  /** @param {boolean} playing */
  function setPlaying(playing) {
    session.turn((t) => ({ ...t, playing }));
  }

  async function play() {
    const mine = (run += 1);
    setPlaying(true);
    if (atEnd(session.now().timeline) && session.now().timeline.complete) await show({ ...session.now().timeline, n: 0 });
    while (mine === run && session.now().timeline.playing) {
      const { timeline } = session.now();
      if (timeline.n !== 0 && atEnd(timeline)) {
        if (timeline.complete) break;
        await pause(120);
        continue;
      }
      if (ticks(timeline).length === 0) {
        await pause(60);
        continue;
      }
      const began = performance.now();
      const arrived = await show(timeline.n === 0 ? firstOf(timeline) : moveBy(timeline, 1));
      if (mine !== run || !arrived) return;
      await pause(Math.max(LEAST_PAUSE, restOf(session.now().timeline, performance.now() - began)));
    }
    if (mine === run) setPlaying(false);
  }

  /** How long the step stays: the same for each, unless it is said. @param {Timeline} timeline @param {number} passed milliseconds */
  function restOf(timeline, passed) {
    const whole = (reducedMotion() ? PER_STILL_STEP : PER_STEP) / timeline.speed - passed;
    const tick = current(timeline);
    if (!tick || !saysSteps()) return whole;
    const said = stepSentence(timeline, tick);
    announce(said);
    return Math.max(whole, hearing(said));
  }

  function stop() {
    run += 1;
    clearTimeout(pausing);
    stage()?.player.hold();
    if (session.now().timeline.playing) setPlaying(false);
  }

  /** @param {number} milliseconds @returns {Promise<void>} */
  function pause(milliseconds) {
    return new Promise((resolve) => { pausing = window.setTimeout(resolve, milliseconds); });
  }

  return {
    play,
    stop,
    toggle() {
      const held = session.now().timeline.playing;
      if (held) stop();
      else if (stage()?.player.moving()) resume();
      else play();
    },
    /** A step that a person asked for. @param {(t: Timeline) => Timeline} change */
    go(change) {
      stop();
      const to = change({ ...session.now().timeline, playing: false });
      show(to);
      const tick = current(to);
      if (tick) announce(stepSentence(to, tick));
    },
  };

  /** First the move that was held, then the rest. */
  async function resume() {
    const mine = (run += 1);
    setPlaying(true);
    await stage()?.player.resume();
    if (mine === run) play();
  }
}

/** @param {Timeline} timeline */
function firstOf(timeline) {
  const [first] = ticks(timeline);
  return { ...timeline, n: first.main.step.n };
}

/** @typedef {ReturnType<typeof newDriver>} Driver */
