// The list of problems: filtered, walked through, jumped from, mended from.

import { announce } from '../announce.js';
import { all, byId } from '../dom.js';

/**
 * @typedef {{element: HTMLElement, file: string, line: number, column: number, level: import('./editor.js').Level, message: string}} Found
 * @typedef {{line: number, last: number, before: string, after: string}} Fix
 */

/**
 * @param {{here: () => {file: string, line: number}, files: () => string[], goTo: (file: string, line: number, column: number) => void,
 *   fix: (file: string, fix: Fix) => void, editable: boolean}} page
 */
export function createProblems({ here, files, goTo, fix, editable }) {
  let level = '';

  function draw() {
    const group = document.querySelector('.levels');
    if (!(group instanceof HTMLElement)) return;
    const rows = all(byId('problems'), '.problem');
    if (level !== '' && !group.querySelector(`[data-level=${level}]`)) level = '';
    group.hidden = rows.length < 2;
    for (const button of all(group, 'button')) button.setAttribute('aria-pressed', String(button.dataset.level === level));
    for (const row of rows) row.hidden = level !== '' && row.dataset.level !== level;
    for (const button of all(byId('problems'), '[data-action=fix]')) button.hidden = !editable;
    byId('problem-steps').hidden = found().length === 0;
  }

  byId('problems-title').closest('aside')?.addEventListener('click', (event) => {
    const target = /** @type {Element} */ (event.target);
    const row = target.closest('.problem');
    const filter = target.closest('[data-level]:is(button)');
    if (filter instanceof HTMLElement) {
      level = filter.dataset.level ?? '';
      draw();
      announce(`${found(true).length} shown`);
    } else if (row instanceof HTMLElement && target.closest('[data-action=fix]')) {
      mend(read(row));
    } else if (row instanceof HTMLElement && target.closest('.where') && !(/** @type {MouseEvent} */ (event).metaKey || /** @type {MouseEvent} */ (event).ctrlKey)) {
      event.preventDefault();
      jump(read(row));
    } else if (target.closest('[data-action=next-problem]')) {
      step(1);
    } else if (target.closest('[data-action=previous-problem]')) {
      step(-1);
    }
  });

  /** @param {Found} one */
  function jump(one) {
    goTo(one.file, one.line, one.column);
    for (const row of all(byId('problems'), '.problem[aria-current]')) row.removeAttribute('aria-current');
    one.element.setAttribute('aria-current', 'true');
    one.element.scrollIntoView({ block: 'nearest' });
    announce(`${one.level}, line ${one.line}: ${one.message}${fixOf(one.element) && editable ? ' Alt Enter fixes it.' : ''}`);
  }

  /** @param {1|-1} by the next or the one before, from where the cursor is, and round again */
  function step(by) {
    const order = files();
    const at = here();
    const rank = (/** @type {{file: string, line: number}} */ one) => order.indexOf(one.file) * 1e7 + one.line;
    const sorted = found(true).filter((one) => order.includes(one.file)).sort((a, b) => rank(a) - rank(b));
    const next = by > 0 ? sorted.find((one) => rank(one) > rank(at)) ?? sorted[0] : sorted.findLast((one) => rank(one) < rank(at)) ?? sorted.at(-1);
    if (next) jump(next);
    else announce('There are no problems.');
  }

  /** @param {Found} one */
  function mend(one) {
    const edit = fixOf(one.element);
    if (edit) fix(one.file, edit);
  }

  return {
    draw,
    step,
    found,
    /** Mends what is wrong on the line of the cursor, where that is certain. */
    mendHere() {
      const at = here();
      const one = found().find((row) => row.file === at.file && row.line === at.line && fixOf(row.element));
      if (one) mend(one);
      else announce('There is no certain fix for this line.');
    },
  };
}

/** @param {boolean} [shown] only those the filter leaves @returns {Found[]} */
function found(shown) {
  return all(byId('problems'), '.problem[data-line]').filter((row) => !shown || !row.hidden).map(read);
}

/** @param {HTMLElement} row @returns {Found} */
function read(row) {
  const { file = '', line, column, level } = row.dataset;
  return {
    element: row, file, line: Number(line), column: Number(column), level: /** @type {import('./editor.js').Level} */ (level),
    message: row.querySelector('.text')?.textContent ?? '',
  };
}

/** @param {HTMLElement} row @returns {Fix|null} */
function fixOf(row) {
  const element = row.querySelector('.fix');
  if (!(element instanceof HTMLElement)) return null;
  const { line, last, before = '', after = '' } = element.dataset;
  return { line: Number(line), last: Number(last), before, after };
}
