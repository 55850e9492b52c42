// The picture and all that happens in it.

import { newStage } from '../animation/stage.js';
import { boxOf } from '../animation/plan.js';
import { all, byId } from '../dom.js';
import { focusVertex, rove, tabStop, vertexId } from '../topology/roving.js';
import { drawScene, nameOwners, showView, viewOf } from '../topology/scene.js';
import { drawTrail } from '../topology/trail.js';
import { newViewport } from '../topology/viewport.js';
import { current } from '../trace/timeline.js';

/** @typedef {import('../trace/types.js').Picture} Picture */
/** @typedef {import('../topology/scene.js').ViewName} ViewName */

/** @param {import('./session.js').Session} session @param {(id: string) => void} select */
export function newCanvas(session, select) {
  const frame = byId('picture');
  /** @type {import('../topology/scene.js').Scene|null} */
  let scene = null;
  /** @type {ReturnType<typeof newStage>|null} */
  let stage = null;
  const viewport = newViewport(frame, () => /** @type {SVGGElement} */ (scene?.world));

  frame.addEventListener('click', (event) => {
    const id = vertexId(event.target);
    if (id && !viewport.dragged()) select(id);
  });
  frame.addEventListener('keydown', (event) => {
    const id = vertexId(event.target);
    if (!scene || !id) return;
    if (event.key === 'Enter' || event.key === ' ') select(id);
    else if (!rove(scene, event)) return;
    event.preventDefault();
    revealFocused();
  });
  new ResizeObserver(() => !viewport.touched() && fit(false)).observe(frame);
  for (const button of all(document, '[data-view]')) button.addEventListener('click', () => show(/** @type {ViewName} */ (button.dataset.view)));

  function revealFocused() {
    const id = vertexId(document.activeElement);
    const vertex = scene && viewOf(scene).vertices.find((one) => one.id === id);
    if (vertex) viewport.reveal(vertex);
  }

  /** @param {boolean} glide */
  function fit(glide) {
    if (!scene) return;
    const view = viewOf(scene);
    const { timeline } = session.now();
    if (timeline.walked.length > 0 && scene.shown === 'physical' && stage) viewport.fit(stage.path(timeline), 1.3, glide);
    else viewport.fit({ x: 0, y: 0, width: view.width, height: view.height }, 1.1, glide);
  }

  /** @param {ViewName} name */
  function show(name) {
    if (!scene || !stage) return;
    showView(scene, name);
    for (const button of all(document, '[data-view]')) button.setAttribute('aria-pressed', String(button.dataset.view === name));
    const first = viewOf(scene).vertices[0];
    if (first) tabStop(scene, first.id);
    fit(true);
    const { timeline } = session.now();
    stage.show(timeline, timeline);
    note();
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
    if (!scene || now.timeline.n === before.timeline.n) return;
    note();
    const tick = current(now.timeline);
    const box = tick && boxOf(viewOf(scene), tick.main.step.stop);
    if (box) viewport.reveal(box);
    if (box && !frame.contains(document.activeElement)) tabStop(scene, box.id);
  });

  return {
    stage: () => stage,
    fit,
    show,
    zoom: (/** @type {number} */ factor) => viewport.zoom(factor, undefined, undefined, true),
    all() {
      if (scene) viewport.fit({ x: 0, y: 0, width: viewOf(scene).width, height: viewOf(scene).height }, 1.1, true);
    },
    shown: () => scene?.shown ?? 'physical',
    view: () => (scene ? viewOf(scene) : null),
    /** @param {Picture} picture */
    draw(picture) {
      scene = drawScene(picture, scene?.shown ?? 'physical');
      nameOwners(scene, session.now().names);
      stage = newStage(scene);
      frame.replaceChildren(scene.svg);
      const first = viewOf(scene).vertices[0];
      if (first) tabStop(scene, first.id);
      fit(false);
      drawTrail(scene, session.now().timeline.walked, session.now().timeline.n);
    },
    /** Whether every stop has a box of its own. @param {string[]} stops */
    covers(stops) {
      const ids = new Set(scene?.picture.physical.vertices.map((vertex) => vertex.id));
      return stops.every((stop) => ids.has(stop));
    },
    /** @param {string} id */
    has: (id) => Boolean(scene && Object.values(scene.layers).some((layer) => layer.vertices.has(id))),
    /** @param {string} id @param {boolean} focus */
    choose(id, focus) {
      if (!scene) return;
      if (id && !scene.layers[scene.shown].vertices.has(id)) {
        const other = scene.shown === 'physical' ? 'logical' : 'physical';
        if (scene.layers[other].vertices.has(id)) show(other);
      }
      for (const [key, element] of scene.layers[scene.shown].vertices) element.classList.toggle('chosen', key === id);
      const vertex = viewOf(scene).vertices.find((one) => one.id === id);
      if (vertex) viewport.reveal(vertex);
      if (vertex && focus) focusVertex(scene, id);
    },
  };
}

/** @typedef {ReturnType<typeof newCanvas>} Canvas */
