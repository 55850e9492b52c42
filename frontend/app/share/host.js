// What an embedded trace says to the page around it, and what that page may say to it.

import { current, total } from '../trace/timeline.js';

/** @param {import('../explorer/session.js').Session} session @param {(n: number) => void} go */
export function initHost(session, go) {
  const framed = parent !== window;
  let told = 0;

  /** @param {Record<string, unknown>} message no secret is in it: anybody may frame us */
  const tell = (message) => framed && parent.postMessage({ source: 'packetwalk', ...message }, '*');

  function tellStep() {
    const { timeline } = session.now();
    const tick = current(timeline);
    if (!tick || timeline.n === told) return;
    told = timeline.n;
    tell({ type: 'step', step: timeline.n, of: total(timeline), title: tick.main.step.title });
  }

  addEventListener('message', (event) => {
    if (event.source !== parent || event.data?.type !== 'go' || !Number.isInteger(event.data.step)) return;
    go(event.data.step);
  });

  return {
    ready() {
      session.hear(tellStep);
      tellStep();
      new ResizeObserver(() => tell({ type: 'size', height: Math.ceil(document.body.getBoundingClientRect().height) })).observe(document.body);
    },
  };
}
