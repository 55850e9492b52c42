// One walk over one WebSocket; after a loss it goes on behind the last frame it had.

import { SUBPROTOCOL, parseFrame, resumeFrame, streamUrl, traceFrame } from './protocol.js';

/** @typedef {import('./types.js').Frame} Frame */

/**
 * @typedef {object} Listener
 * @property {(frame: Frame) => void} frame
 * @property {(state: 'open'|'lost'|'failed', hops: number) => void} state
 */

const RETRIES = [250, 500, 1000, 2000, 4000, 8000];

/**
 * @param {string} lab
 * @param {import('./types.js').TraceRequest} request
 * @param {Listener} listener
 * @returns {{cancel: () => void}}
 */
export function stream(lab, request, listener) {
  let trace = '';
  let last = 0;
  let attempt = 0;
  let over = false;
  /** @type {WebSocket} */
  let socket;

  function connect() {
    if (over) return;
    socket = new WebSocket(streamUrl(location, lab), SUBPROTOCOL);
    socket.onopen = () => {
      listener.state('open', last);
      socket.send(trace ? resumeFrame(trace, last) : traceFrame(request));
    };
    socket.onmessage = (event) => receive(parseFrame(event.data));
    socket.onclose = () => {
      if (!over) retry();
    };
  }

  /** @param {Frame|null} frame */
  function receive(frame) {
    if (!frame || over) return;
    attempt = 0;
    if (frame.type === 'opened') {
      if (trace) return;
      trace = frame.trace;
    }
    if (frame.type === 'hop') {
      if (frame.seq <= last) return;
      last = frame.seq;
    }
    over = frame.type === 'closed' || frame.type === 'problem';
    listener.frame(frame);
    if (over) socket.close();
  }

  function retry() {
    if (attempt >= RETRIES.length) {
      over = true;
      listener.state('failed', last);
      return;
    }
    listener.state('lost', last);
    setTimeout(connect, RETRIES[attempt]);
    attempt += 1;
  }

  connect();
  return {
    cancel() {
      if (over) return;
      over = true;
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ type: 'cancel' }));
      socket.close();
    },
  };
}
