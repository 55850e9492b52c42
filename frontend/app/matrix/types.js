// What the lines of the matrix hold.

/** @typedef {{word: string, sign: string, tone: string}} Outcome */
/** @typedef {{namespace: string, name: string, label: string, to: string}} Column */
/** @typedef {{outcome: string, disposition: string, reached: number, endpoints: number, failure: number}} Cell */
/** @typedef {{from: string, label: string, more: number, workloads: string[], pods: number, cells: Cell[]}} Row */
/** @typedef {{file: string, line: number, text: string}} Cause */
/** @typedef {{number: number, outcome: string, title: string, pairs: number, sentence: string, causes: Cause[], advice: string[], from: string, to: string, example: string, addOn: boolean}} Failure */
/** @typedef {{outcome: string, pairs: number}} Tally */
/** @typedef {{columns: Column[], groups: number}|{row: Row}|{tallies: Tally[], failures: Failure[]}} Line */

export {};
