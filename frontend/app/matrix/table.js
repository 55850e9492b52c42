// The table of a big matrix: only a part of it is ever in the page.

import { byId, h } from '../dom.js';
import { fails, wordOf } from './outcomes.js';

const ROWS = 60;
const COLUMNS = 40;

/**
 * @param {Map<string, import('./types.js').Outcome>} outcomes
 * @param {string} verdict the key of the verdict that is wanted, '' for any
 * @param {() => void} drawn after the table is another
 */
export function newTable(outcomes, verdict, drawn) {
  /** @type {import('./types.js').Column[]} */
  let columns = [];
  /** @type {import('./types.js').Row[]} */
  const rows = [];
  let count = 0;
  let failing = 0;
  let rowPage = 0;
  let columnPage = 0;
  /** @type {number[]} places of the columns that are shown */
  let shown = [];

  const table = h('table', { id: 'grid' });
  byId('table').replaceChildren(table);

  /** @param {import('./types.js').Row} row */
  const wanted = (row) => verdict === '' || row.cells.some((cell) => cell.outcome === verdict);

  function draw() {
    const part = shown.slice(columnPage * COLUMNS, (columnPage + 1) * COLUMNS);
    table.replaceChildren(
      h('caption', { class: 'unseen' }, 'What becomes of connections from each group of pods, a row, to each Service port, a column'),
      h('thead', {}, h('tr', {}, h('th', { scope: 'col', class: 'corner' }, 'from ', h('span', { 'aria-hidden': 'true' }, '↓'), ' to ', h('span', { 'aria-hidden': 'true' }, '→')),
        ...part.map((i) => h('th', { scope: 'col', 'data-to': columns[i].to, title: columns[i].label }, h('span', { class: 'ns' }, `${columns[i].namespace}/`), h('span', { class: 'port' }, columns[i].name))))),
      h('tbody', {}, ...rows.slice(rowPage * ROWS, (rowPage + 1) * ROWS).map((row) => line(row, part))));
    around();
  }

  function around() {
    byId('extent').textContent = `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}, ${shown.length} ${shown.length === 1 ? 'column' : 'columns'}`;
    pages();
    drawn();
  }

  /** @param {import('./types.js').Row} row @param {number[]} part */
  function line(row, part) {
    return h('tr', { 'data-from': row.from, 'data-workloads': row.workloads.join(', '), 'data-pods': row.pods },
      h('th', { scope: 'row', title: row.workloads.join(', ') }, h('span', { class: 'who' }, row.label), ' ',
        h('span', { class: 'soft' }, `${row.more > 0 ? `and ${row.more} more · ` : ''}${row.pods} ${row.pods === 1 ? 'pod' : 'pods'}`)),
      ...part.map((i) => box(row.cells[i])));
  }

  /** @param {import('./types.js').Cell} cell */
  function box(cell) {
    const outcome = outcomes.get(cell.outcome);
    const text = [h('span', { class: 'sign', 'aria-hidden': 'true' }, outcome?.sign), wordOf(cell, outcomes)];
    return h('td', { tabindex: -1, 'data-tone': outcome?.tone, 'data-failure': cell.failure, 'data-off': verdict !== '' && cell.outcome !== verdict },
      ...(cell.failure >= 0 ? [h('a', { tabindex: -1, href: `#cause-${cell.failure}` }, ...text)] : text));
  }

  function pages() {
    const strip = (/** @type {string} */ name, /** @type {number} */ count, /** @type {number} */ here, /** @type {(page: number) => void} */ go) =>
      count > 1 && h('span', {}, `${name}: `, ...Array.from({ length: count }, (_, i) => h('button', { type: 'button', 'aria-label': `${name} ${i + 1}`, 'aria-current': i === here && 'true', click: () => {
        go(i);
        draw();
        [...byId('pages').querySelectorAll('button')].find((button) => button.getAttribute('aria-label') === `${name} ${i + 1}`)?.focus();
      } }, i + 1)));
    const both = [strip('rows', Math.ceil(rows.length / ROWS), rowPage, (page) => { rowPage = page; }),
      strip('columns', Math.ceil(shown.length / COLUMNS), columnPage, (page) => { columnPage = page; })];
    byId('pages').replaceChildren(...both.filter((one) => one instanceof Node));
  }

  return {
    /** @param {import('./types.js').Column[]} all */
    begin(all) {
      columns = all;
      shown = all.map((_, i) => i);
      draw();
    },
    /** @param {import('./types.js').Row} row */
    add(row) {
      count += 1;
      failing += row.pods * row.cells.filter((cell) => fails(outcomes.get(cell.outcome))).length;
      if (!wanted(row)) return;
      rows.push(row);
      if (rows.length > ROWS) return;
      table.tBodies[0].append(line(row, shown.slice(0, COLUMNS)));
      if (rows.length === 1) drawn();
    },
    /** Every row is here: columns without the wanted verdict go; else nothing moves under who is reading. */
    end() {
      if (verdict === '') {
        around();
        return;
      }
      shown = shown.filter((i) => rows.some((row) => row.cells[i].outcome === verdict));
      draw();
    },
    count: () => count,
    failing: () => failing,
  };
}
