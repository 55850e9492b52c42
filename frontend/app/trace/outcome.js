// What became of a packet, in words; the server says them, traces of before have only a code.

/** @param {{disposition: string, outcome?: string}} ended */
export function outcomeText({ disposition, outcome }) {
  return outcome ?? disposition.toLowerCase().replaceAll('_', ' ');
}
