// What became of a packet, in words; the server says them, traces of before have only a code.

/** @param {{disposition: string, outcome?: string}} ended */
export function outcomeText({ disposition, outcome }) {
  return outcome ?? disposition.toLowerCase().replaceAll('_', ' ');
}

const UNKNOWN = new Set(['EXITS_CLUSTER', 'NOT_MODELLED']);

/**
 * Whether it went well, went wrong, or went where nobody knows: a walk that ends at the edge of the model is no failure.
 * @param {{disposition: string, success: boolean}} ended @returns {'well'|'failed'|'unknown'}
 */
export function fateOf({ disposition, success }) {
  return success ? 'well' : UNKNOWN.has(disposition) ? 'unknown' : 'failed';
}

export const FATE_SIGNS = { well: '✔', failed: '✕', unknown: '?' };
