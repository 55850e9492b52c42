// Where it was decided and what to check first, each line with where to look: the server knows, once the trace is whole.

/** @param {import('../explorer/session.js').Session} session */
export function initChecks(session) {
  session.hear((now, before) => {
    if (now.outcome && now.outcome !== before.outcome && !now.outcome.checks && now.outcome.symptom.check.length > 0) read(now.trace);
  });

  /** Without an answer the lines stay plain text. @param {string} trace */
  async function read(trace) {
    const response = await fetch(`/api/v1/traces/${trace}/symptom`, { headers: { Accept: 'application/json' } }).catch(() => null);
    if (!response?.ok) return;
    const { checks, decided } = await response.json();
    const { trace: shown, outcome } = session.now();
    if (shown === trace && outcome) session.set({ outcome: { ...outcome, checks, decided } });
  }
}
