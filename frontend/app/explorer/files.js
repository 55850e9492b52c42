// The Files tab: `#file=app.yaml&line=27` opens the file with that line marked.

import { all, h } from '../dom.js';

const BLOCK = 100;

/** @param {{show: (id: string) => void}} tabs @param {() => void} open makes the side visible */
export function initFiles(tabs, open) {
  const files = all(document, '.file');
  for (const file of files) file.addEventListener('toggle', () => number(file));
  addEventListener('hashchange', follow);
  follow();

  function follow() {
    const params = new URLSearchParams(location.hash.slice(1));
    const name = params.get('file');
    const file = files.find((candidate) => candidate.dataset.file === name);
    if (!file) return;
    tabs.show('tab-files');
    open();
    for (const other of files) other.toggleAttribute('open', other === file);
    number(file);
    markLine(file, Number(params.get('line')));
  }
}

/** Splits the text into numbered lines, in blocks that the browser may skip. @param {HTMLElement} file */
function number(file) {
  const pre = file.querySelector('pre');
  if (!pre || pre.dataset.numbered) return;
  pre.dataset.numbered = 'yes';
  const lines = (pre.textContent ?? '').replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  const blocks = [];
  for (let i = 0; i < lines.length; i += BLOCK) {
    blocks.push(h('span', { class: 'block' }, ...lines.slice(i, i + BLOCK).map((line, j) => h('span', { class: 'line', 'data-line': i + j + 1 }, line || ' '))));
  }
  pre.replaceChildren(...blocks);
  blocks.forEach((block, i) => block.style.setProperty('counter-set', `line ${i * BLOCK}`));
}

/** @param {HTMLElement} file @param {number} line */
function markLine(file, line) {
  for (const marked of all(document, '.line.marked')) {
    marked.classList.remove('marked');
    marked.removeAttribute('aria-current');
  }
  const element = file.querySelector(`[data-line="${line}"]`);
  if (!element) return;
  element.classList.add('marked');
  element.setAttribute('aria-current', 'true');
  requestAnimationFrame(() => element.scrollIntoView({ block: 'center' }));
}
