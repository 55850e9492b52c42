// One tab stop for all cells: arrows move between them (ARIA grid pattern).

import { all } from '../dom.js';

/** @typedef {ReturnType<typeof import('./pair.js').initPair>} Pair */

/** @param {HTMLElement} region @param {Pair} pair */
export function initGrid(region, pair) {
  /** @type {HTMLTableCellElement|undefined} */
  let here;
  ready();

  region.addEventListener('click', (event) => {
    const cell = cellOf(event.target);
    if (!cell) return;
    event.preventDefault();
    go(cell);
    pair.show(cell);
  });
  region.addEventListener('focusin', (event) => {
    const cell = cellOf(event.target);
    if (!cell) return;
    mark(cell);
    if (pair.open()) pair.show(cell);
  });
  region.addEventListener('keydown', (event) => {
    const cell = cellOf(event.target);
    if (!cell) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      pair.show(cell);
      pair.enter(() => go(cell));
    } else if (event.key === 'Escape') pair.close();
    else {
      const next = step(cell, event);
      if (!next) return;
      event.preventDefault();
      go(next);
    }
  });

  /** The table is another: its cells join the one tab stop. */
  function ready() {
    const table = region.querySelector('table');
    if (!table) return;
    table.setAttribute('role', 'grid');
    region.removeAttribute('tabindex');
    for (const cell of all(table, 'td')) cell.tabIndex = -1;
    for (const link of all(table, 'td a')) link.tabIndex = -1;
    const first = here?.isConnected ? here : table.querySelector('td');
    here = undefined;
    if (first instanceof HTMLTableCellElement) mark(first);
  }

  /** @param {HTMLTableCellElement} cell */
  function mark(cell) {
    if (here) here.tabIndex = -1;
    cell.tabIndex = 0;
    here = cell;
  }

  /** @param {HTMLTableCellElement} cell */
  function go(cell) {
    mark(cell);
    cell.focus();
  }

  return { ready };
}

/** @param {EventTarget|null} target */
function cellOf(target) {
  const cell = target instanceof Element ? target.closest('td') : null;
  return cell instanceof HTMLTableCellElement ? cell : null;
}

/** @param {HTMLTableCellElement} cell @param {KeyboardEvent} event @returns {HTMLTableCellElement|undefined} */
function step(cell, event) {
  const row = /** @type {HTMLTableRowElement} */ (cell.parentElement);
  const rows = [.../** @type {HTMLTableSectionElement} */ (row.parentElement).rows];
  const place = nextPlace({ row: rows.indexOf(row), column: cell.cellIndex - 1 }, { rows: rows.length, columns: row.cells.length - 1 }, event.key, event.ctrlKey || event.metaKey);
  return place && /** @type {HTMLTableCellElement} */ (rows[place.row].cells[place.column + 1]);
}

const PAGE = 10;

/**
 * @param {{row: number, column: number}} at @param {{rows: number, columns: number}} size
 * @param {string} key @param {boolean} far with Ctrl: to the end of the table
 */
export function nextPlace(at, size, key, far) {
  const within = (/** @type {number} */ i, /** @type {number} */ count) => Math.min(Math.max(i, 0), count - 1);
  const to = (/** @type {number} */ row, /** @type {number} */ column) => ({ row: within(row, size.rows), column: within(column, size.columns) });
  switch (key) {
    case 'ArrowRight': return to(at.row, far ? size.columns : at.column + 1);
    case 'ArrowLeft': return to(at.row, far ? 0 : at.column - 1);
    case 'ArrowDown': return to(far ? size.rows : at.row + 1, at.column);
    case 'ArrowUp': return to(far ? 0 : at.row - 1, at.column);
    case 'Home': return to(far ? 0 : at.row, 0);
    case 'End': return to(far ? size.rows : at.row, size.columns);
    case 'PageDown': return to(at.row + PAGE, at.column);
    case 'PageUp': return to(at.row - PAGE, at.column);
    default: return undefined;
  }
}
