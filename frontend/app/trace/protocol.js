// Frames of the stream: design/api.md §3.

/** @typedef {import('./types.js').Frame} Frame */

export const SUBPROTOCOL = 'packetwalk.v1';

const KNOWN = new Set(['opened', 'hop', 'closed', 'problem']);

/**
 * One frame, or null for a type this client does not know: a newer server may send more.
 * @param {string} text
 * @returns {Frame|null}
 */
export function parseFrame(text) {
  const frame = JSON.parse(text);
  if (typeof frame !== 'object' || frame === null || typeof frame.type !== 'string') {
    throw new Error('a frame is a JSON object with a type');
  }
  if (frame.type === 'hop' && (!Number.isInteger(frame.seq) || !frame.leg || !Array.isArray(frame.hop?.steps))) {
    throw new Error('a hop frame has seq, leg and hop');
  }
  return KNOWN.has(frame.type) ? frame : null;
}

/** @param {import('./types.js').TraceRequest} request */
export function traceFrame(request) {
  return JSON.stringify({ type: 'trace', request, pace: 'instant' });
}

/** @param {string} trace @param {number} after */
export function resumeFrame(trace, after) {
  return JSON.stringify({ type: 'resume', trace, after });
}

/** @param {Location} location @param {string} lab */
export function streamUrl(location, lab) {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return `${scheme}://${location.host}/ws/labs/${encodeURIComponent(lab)}/traces`;
}
