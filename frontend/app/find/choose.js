// What happens when something found is chosen: its box is selected where the page has one, else its page opens.

import { h } from '../dom.js';

/** @typedef {import('./server.js').Found} Found */

const CHOSEN = 'packetwalk:choose';

/** @param {Found} found @param {string} lab the lab of this page */
export function choose(found, lab) {
  if (found.act) return found.act();
  if (found.opens) return post(found.href);
  const here = found.vertices.length > 0 && found.href.startsWith(`/labs/${lab}`);
  if (here && offer(found.vertices)) return undefined;
  location.assign(found.href);
  return undefined;
}

/** Something that makes a lab is posted, as its button on the start page does. @param {string} address */
function post(address) {
  const form = h('form', { method: 'post', action: address, hidden: true });
  document.body.append(form);
  form.submit();
}

/** @param {string[]} vertices @returns {boolean} whether the page shows one of them */
function offer(vertices) {
  return !document.dispatchEvent(new CustomEvent(CHOSEN, { detail: vertices, cancelable: true }));
}

/**
 * Lets what is found be selected in a picture.
 * @param {{has: (id: string) => boolean, choose: (id: string, focus: boolean) => void}} canvas
 * @param {(id: string) => void} select
 */
export function selectFound(canvas, select) {
  document.addEventListener(CHOSEN, (event) => {
    const id = /** @type {CustomEvent<string[]>} */ (event).detail.find((one) => canvas.has(one));
    if (id === undefined) return;
    event.preventDefault();
    select(id);
    canvas.choose(id, true);
  });
}

/** What the address was before anything of the page changed it. */
const arrived = location.hash;

/**
 * A link to #sel=pod/shop/web-0 whose box a crowded picture leaves out, or to a workload that has no card.
 * @param {{has: (id: string) => boolean, view: () => import('../trace/types.js').View|null|undefined}} canvas
 */
export function selectFromAddress(canvas) {
  const asked = new URLSearchParams(arrived.slice(1)).get('sel');
  if (asked && !canvas.has(asked)) offer(fallbacks(asked, canvas.view()?.vertices.map((vertex) => vertex.id) ?? []));
}

/** A pod stands for its workload; in a crowded picture a namespace for what is in it. @param {string} id @param {string[]} boxes */
function fallbacks(id, boxes) {
  const [kind, namespace, name] = id.split('/');
  if (!name || kind === 'node') return [];
  return [...boxes.filter((box) => box.startsWith(`pod/${namespace}/${name}-`)).slice(0, 1), `namespace/${namespace}`];
}
