// The shapes of `/api/v1/traces/{id}/whatif` and `/compare/`. Types only; nothing here runs.

/** @typedef {'SAME'|'WORDING'|'DIFFERENT'|'ONLY_FIRST'|'ONLY_SECOND'} Likeness */
/** @typedef {{a: number|null, b: number|null, is: Likeness}} Row */
/** @typedef {{trace: string, title: string, disposition: string, success: boolean, verdict: string}} Side */
/**
 * @typedef {object} Comparison
 * @property {Side} a @property {Side} b @property {string} sentence
 * @property {{a: number|null, b: number|null, is: Likeness, what: string}|null} first
 * @property {Record<import('../trace/types.js').Level, Row[]>} levels
 */
/** @typedef {{kind: string, object?: string|null, value?: string|null, file?: string, text?: string}} Change */
/** @typedef {Change & {group: string, label: string, hint: string, usual: boolean}} Offer */
/** @typedef {{trace: string, step: number, changes: Offer[], files: {name: string, text: string}[]}} Offered */
/** @typedef {{trace: string, lab: string, url: string, fork: {trace: string, step: number, change: string}, comparison: Comparison}} Answer */
/** @typedef {{connections: number, sentence: string, shares: {to: string, count: number, percent: number}[]}} Spread */

export {};
