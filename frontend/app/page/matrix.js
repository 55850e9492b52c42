// The matrix: small ones come with the page; of big ones the rows are fetched, and shown as they arrive.

import { announce } from '../announce.js';
import { byId } from '../dom.js';
import { showCauses } from '../matrix/causes.js';
import { initGrid } from '../matrix/grid.js';
import { outcomesOf } from '../matrix/outcomes.js';
import { initPair } from '../matrix/pair.js';
import { readLines } from '../matrix/stream.js';
import { newTable } from '../matrix/table.js';
import { showTallies } from '../matrix/tallies.js';

export async function initMatrix() {
  const page = byId('matrix');
  const pair = initPair(page.dataset.lab ?? '');
  const grid = initGrid(byId('table'), pair);
  byId('keys-hint').hidden = false;
  for (const id of ['from', 'verdict']) byId(id).addEventListener('change', () => /** @type {HTMLFormElement} */ (byId('filter')).requestSubmit());
  if (page.dataset.streamed !== 'true') return;
  await fill(page, grid);
  pair.refresh();
}

/** @param {HTMLElement} page @param {{ready: () => void}} grid */
async function fill(page, grid) {
  const asked = new URLSearchParams(location.search);
  const table = newTable(outcomesOf(), asked.get('verdict') ?? '', grid.ready);
  const progress = newProgress();
  const query = new URLSearchParams({ from: asked.get('from') ?? '', to: asked.get('to') ?? '' });
  announce('Working out rows');
  try {
    await readLines(`/api/v1/labs/${page.dataset.lab}/matrix?${query}`, (line) => {
      if ('columns' in line) table.begin(line.columns);
      else if ('row' in line) table.add(line.row);
      else {
        showTallies(line.tallies, outcomesOf());
        showCauses(line.failures, outcomesOf(), page.dataset.lab ?? '');
      }
      progress.at(table.count(), Number(page.dataset.groups), table.failing());
    });
    table.end();
    progress.end();
    announce(`All ${table.count()} rows are here. ${table.failing().toLocaleString('en')} pairs fail.`);
  } catch {
    progress.broken(table.count());
  }
}

function newProgress() {
  const bar = /** @type {HTMLProgressElement} */ (byId('progress'));
  const said = byId('progress-said');
  byId('streaming').hidden = false;
  return {
    /** @param {number} rows @param {number} of @param {number} failing */
    at(rows, of, failing) {
      bar.max = Math.max(1, of);
      bar.value = rows;
      said.textContent = `${rows} of ${of} rows, ${failing.toLocaleString('en')} pairs fail so far`;
    },
    end() {
      byId('streaming').hidden = true;
    },
    /** @param {number} rows */
    broken(rows) {
      said.textContent = `The connection broke after ${rows} rows; what arrived is shown. Reload the page to try again.`;
      announce(said.textContent);
    },
  };
}
