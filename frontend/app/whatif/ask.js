// Asking the server what if, and going to its answer.

/** @typedef {import('./types.js').Change} Change */

/**
 * @param {string} trace @param {number} step @param {Change} change
 * @returns {Promise<import('./types.js').Answer>} throws with the server's words
 */
export async function ask(trace, step, change) {
  const response = await fetch(`/api/v1/traces/${trace}/whatif`, {
    method: 'POST', headers: { 'Content-Type': 'application/json', Accept: 'application/json' }, body: JSON.stringify({ step, change }),
  });
  const answer = await response.json().catch(() => ({ detail: `The server answered ${response.status}.` }));
  if (response.ok) return answer;
  throw new Error(refusal(answer));
}

/** @param {{detail?: string, problems?: {line?: number|null, severity: string, message: string}[]}} problem */
function refusal({ detail, problems }) {
  const first = problems?.find((one) => one.severity === 'ERROR');
  return [detail ?? 'That did not work; try again.', first ? `${first.line ? `Line ${first.line}: ` : ''}${first.message}` : ''].filter(Boolean).join(' ');
}

/** Both lanes have an address: the walk that is shown, and the one beside it. @param {import('./types.js').Answer} answer @param {string} level */
export function goTo(answer, level) {
  const { trace, fork, comparison } = answer;
  const at = comparison.first?.b ?? fork.step;
  location.assign(`/t/${trace}?with=${fork.trace}${at > 0 ? `#s=${at}&lvl=${level.toLowerCase()}` : ''}`);
}
