// The chosen pair: what becomes of it, why, and the way to walk it.

import { byId, h } from '../dom.js';

/** @param {string} lab */
export function initPair(lab) {
  const box = byId('pair');
  /** @type {HTMLTableCellElement|undefined} */
  let chosen;
  /** @type {(() => void)|undefined} */
  let back;

  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    close();
    back?.();
  });

  /** @param {HTMLTableCellElement} cell */
  function show(cell) {
    chosen?.classList.remove('chosen');
    chosen = cell;
    cell.classList.add('chosen');
    const row = /** @type {HTMLTableRowElement} */ (cell.parentElement);
    const head = cell.closest('table')?.tHead?.rows[0].cells[cell.cellIndex];
    const from = row.dataset.from ?? '';
    const to = head?.dataset.to ?? '';
    byId('pair-title').replaceChildren(h('span', {}, `${from.replace('pod/', '')} → ${head?.title ?? ''}`), ' ',
      h('span', { class: 'verdict-word', 'data-tone': cell.dataset.tone }, h('span', { 'aria-hidden': 'true' }, sign(cell)), ` ${word(cell)}`));
    byId('pair-body').replaceChildren(...why(cell), ...members(row),
      h('div', { class: 'acts' },
        h('button', { class: 'btn main', type: 'submit', form: 'walks', name: 'pair', value: `${from} ${to}` }, 'Walk it'),
        h('a', { class: 'btn', href: `/labs/${lab}/policies?${new URLSearchParams({ pod: from.replace('pod/', ''), from, to: service(head), port: port(to) })}#asked` }, 'Ask the policies'),
        h('button', { class: 'btn quiet', type: 'button', click: () => {
          close();
          back?.();
        } }, 'Close')));
    box.hidden = false;
  }

  function close() {
    chosen?.classList.remove('chosen');
    box.hidden = true;
  }

  return {
    show,
    /** The causes are here now. */
    refresh() {
      const focused = box.contains(document.activeElement);
      if (box.hidden || !chosen?.isConnected) return;
      show(chosen);
      if (focused) byId('pair-title').focus();
    },
    close,
    open: () => !box.hidden,
    /** @param {() => void} to where Escape leads back */
    enter(to) {
      back = to;
      byId('pair-title').focus();
    },
  };
}

/** @param {HTMLElement} cell */
function sign(cell) {
  return cell.querySelector('.sign')?.textContent ?? '';
}

/** @param {HTMLElement} cell */
function word(cell) {
  return (cell.textContent ?? '').replace(sign(cell), '').trim();
}

/** @param {HTMLElement} cell @returns {Node[]} */
function why(cell) {
  const body = document.querySelector(`#cause-${cell.dataset.failure} .cause-body`);
  if (body) return [body.cloneNode(true)];
  return byId('streaming').hidden ? [] : [h('p', { class: 'why soft' }, cell.dataset.failure === '-1' ? '' : 'Why is known when the last row is here.')];
}

/** @param {HTMLElement} row @returns {Node[]} */
function members(row) {
  const pods = Number(row.dataset.pods);
  return pods > 1 ? [h('p', { class: 'members' }, `The same for ${pods} pods: ${row.dataset.workloads}`)] : [];
}

/** @param {HTMLElement|undefined} head */
function service(head) {
  return `service/${(head?.title ?? '').replace(/:\d+(\/\w+)?$/, '')}`;
}

/** @param {string} to tcp://web.shop:80 */
function port(to) {
  const found = /^(\w+):.*:(\d+)$/.exec(to);
  return found ? `${found[2]}${found[1] === 'tcp' ? '' : `/${found[1]}`}` : '';
}
