// The picture and all that happens in it.

import { announce } from '../announce.js';
import { newStage } from '../animation/stage.js';
import { boxOf } from '../animation/plan.js';
import { all, byId } from '../dom.js';
import { reducedMotion } from '../theme.js';
import { initHands } from '../topology/hands.js';
import { newMinimap } from '../topology/minimap.js';
import { firstStop, focusVertex, rove, tabStop, vertexId } from '../topology/roving.js';
import { drawScene, nameOwners, showView, viewOf } from '../topology/scene.js';
import { drawTrail } from '../topology/trail.js';
import { fadeOut, glideIn, seats } from '../topology/transit.js';
import { newViewport } from '../topology/viewport.js';
import { current } from '../trace/timeline.js';
import { newAim } from './aim.js';
import { newCards } from './cards.js';
import { initTwin } from './twin.js';

/** @typedef {import('../trace/types.js').Picture} Picture */
/** @typedef {import('../topology/scene.js').ViewName} ViewName */

const STEP = 120;
/** @type {Record<string, [number, number]>} */
const PANS = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };

/** @param {import('./session.js').Session} session @param {(id: string) => void} select */
export function newCanvas(session, select) {
  const frame = byId('picture');
  /** @type {import('../topology/scene.js').Scene|null} */
  let scene = null;
  /** @type {ReturnType<typeof newStage>|null} */
  let stage = null;
  const viewport = newViewport(frame, () => /** @type {SVGGElement} */ (scene?.world), () => minimap?.follow());
  const minimap = newMinimap(/** @type {SVGSVGElement} */ (/** @type {Element} */ (document.getElementById('minimap'))), frame, () => viewport, () => aim.marked());
  const aim = newAim(session, viewport, () => scene, () => stage);
  const hands = initHands(frame, viewport);
  const cards = newCards(session, (picture) => redraw(picture, false));
  const twin = initTwin(session, { scene: () => scene, activate, focus: (id) => scene && focusVertex(scene, id) });

  frame.addEventListener('click', (event) => {
    const id = vertexId(event.target);
    if (id && !hands.dragged()) activate(id);
  });
  frame.addEventListener('keydown', (event) => {
    const id = vertexId(event.target);
    if (!scene || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.shiftKey && PANS[event.key]) viewport.pan(...PANS[event.key], true);
    else if (id && (event.key === 'Enter' || event.key === ' ')) activate(id);
    else if (!id || !rove(scene, event)) return;
    else reveal(vertexId(document.activeElement));
    event.preventDefault();
  });
  new ResizeObserver(() => (viewport.touched() ? minimap.follow() : aim.fit(false))).observe(frame);
  for (const button of all(document, '[data-view]')) button.addEventListener('click', () => show(/** @type {ViewName} */ (button.dataset.view)));
  for (const button of all(document, '[data-pan]')) button.addEventListener('click', () => viewport.pan(...PANS[button.dataset.pan ?? ''], !reducedMotion()));
  byId('show-all').addEventListener('click', () => whole(byId('show-all').getAttribute('aria-pressed') !== 'true'));

  /** What is pressed is selected; a card opens or closes as well. @param {string} id */
  async function activate(id) {
    const vertex = scene && viewOf(scene).vertices.find((one) => one.id === id);
    if (vertex?.open !== true && vertex?.open !== false) return select(id);
    if (vertex.kind !== 'more' && !vertex.open && session.now().selected !== id) select(id);
    if (!(await cards.turn(id, !vertex.open))) return;
    announce(`${vertex.title}: ${vertex.open ? 'closed' : 'opened'}.`);
    reveal(id);
  }

  /** @param {boolean} on whether what is beside the path is as clear as the path, and drawn at all */
  async function whole(on) {
    byId('show-all').setAttribute('aria-pressed', String(on));
    if (scene) scene.whole = on;
    const { timeline } = session.now();
    if (timeline.walked.length > 0) await cards.turn('all', on);
    if (scene) drawTrail(scene, timeline.walked, timeline.n);
    if (on) aim.overview();
    else aim.fit(true);
  }

  /** @param {string} id @returns {boolean} whether it is drawn */
  function reveal(id) {
    const vertex = scene && viewOf(scene).vertices.find((one) => one.id === id);
    if (vertex) viewport.reveal(vertex);
    return Boolean(vertex);
  }

  /** @param {ViewName} name */
  function show(name) {
    if (!scene || !stage) return;
    const [left, was, before] = [scene.layers[scene.shown], viewport.at(), seats(viewOf(scene), viewport.at())];
    const turned = scene.shown !== name;
    showView(scene, name);
    session.set({ view: name });
    for (const button of all(document, '[data-view]')) button.setAttribute('aria-pressed', String(button.dataset.view === name));
    aim.fit(!turned);
    settle();
    if (!turned || reducedMotion()) return;
    fadeOut(left.view, was, viewport.at());
    glideIn(scene.layers[name], viewOf(scene), before, viewport.at());
  }

  /** What follows whenever other boxes are shown. */
  function settle() {
    if (!scene || !stage) return;
    const { timeline, selected } = session.now();
    minimap.draw(viewOf(scene));
    stage.show(timeline, timeline);
    if (timeline.walked.length === 0) drawTrail(scene, [], 0);
    mark(selected);
    const place = aim.placeOf(timeline);
    if (place) tabStop(scene, place.id);
    else firstStop(scene);
    note();
    twin.draw();
  }

  /** @param {Picture} picture @param {boolean} refit whether it is another picture, not the same with a card opened */
  function redraw(picture, refit) {
    const old = scene;
    const was = viewport.at();
    const held = frame.contains(document.activeElement) ? vertexId(document.activeElement) : '';
    const before = old && seats(viewOf(old), was);
    scene = drawScene(picture, old?.shown ?? 'physical');
    scene.whole = byId('show-all').getAttribute('aria-pressed') === 'true';
    nameOwners(scene, session.now().names);
    stage = newStage(scene);
    frame.replaceChildren(scene.svg);
    if (refit || !old) aim.fit(false);
    else viewport.put(was);
    settle();
    if (held) focusVertex(scene, scene.layers[scene.shown].vertices.has(held) ? held : firstStop(scene));
    if (!old || !before || reducedMotion()) return;
    const ghost = old.layers[old.shown].view;
    for (const element of ghost.querySelectorAll('[data-id]')) element.removeAttribute('data-id');
    ghost.classList.add('ghost');
    scene.world.prepend(ghost);
    fadeOut(ghost, was, viewport.at(), () => ghost.remove());
    glideIn(scene.layers[scene.shown], viewOf(scene), before, viewport.at());
  }

  /** @param {string} id */
  function mark(id) {
    for (const [key, element] of scene?.layers[scene.shown].vertices ?? []) element.classList.toggle('chosen', key === id);
  }

  /** The packet may be where this view has no box. */
  function note() {
    const line = byId('picture-note');
    const tick = current(session.now().timeline);
    const missing = scene !== null && tick !== null && !boxOf(viewOf(scene), tick.main.step.stop);
    line.hidden = !missing;
    if (missing && tick) line.textContent = `The packet is ${tick.main.hop.place.node ? `inside ${tick.main.hop.place.node}` : 'on its way'}: Network shows it.`;
  }
  session.hear((now, before) => {
    if (scene && now.names !== before.names) nameOwners(scene, now.names);
    byId('show-all').hidden = now.timeline.walked.length === 0;
    if (!scene || now.timeline.n === before.timeline.n) return;
    note();
    const box = aim.placeOf(now.timeline);
    if (box) viewport.reveal(box);
    minimap.follow();
    if (box && !frame.contains(document.activeElement)) tabStop(scene, box.id);
  });

  return {
    stage: () => stage,
    fit: aim.fit,
    show,
    zoom: aim.zoom,
    all: () => aim.overview(),
    shown: () => scene?.shown ?? 'physical',
    view: () => (scene ? viewOf(scene) : null),
    toggleTable: twin.toggle,
    /** @param {Picture} picture */
    draw(picture) {
      cards.forget();
      redraw(picture, true);
    },
    /** Whether every stop has a box of its own. @param {string[]} stops */
    covers(stops) {
      const ids = new Set(scene?.picture.physical.vertices.map((vertex) => vertex.id));
      return stops.every((stop) => ids.has(stop));
    },
    /** @param {string} id */
    focus: (id) => scene && focusVertex(scene, id),
    /** @param {string} id */
    has: (id) => Boolean(scene && Object.values(scene.layers).some((layer) => layer.vertices.has(id))),
    /** @param {string} id @param {boolean} focus */
    choose(id, focus) {
      if (!scene) return;
      if (id && !scene.layers[scene.shown].vertices.has(id)) {
        const other = scene.shown === 'physical' ? 'logical' : 'physical';
        if (scene.layers[other].vertices.has(id)) show(other);
      }
      mark(id);
      if (reveal(id) && focus) focusVertex(scene, id);
    },
  };
}

/** @typedef {ReturnType<typeof newCanvas>} Canvas */
