// What the lab page and the trace page share: picture, timeline, inspector, records.

import { announce } from '../announce.js';
import { all, byId } from '../dom.js';
import { initChecks } from '../inspector/checks.js';
import { initControls } from '../playback/controls.js';
import { newDriver } from '../playback/driver.js';
import { onKey } from '../keys.js';
import { initTrack } from '../playback/track.js';
import { initEvents } from '../records/events.js';
import { initPackets } from '../records/packets.js';
import { initTold } from '../records/told.js';
import { rememberSteps } from '../dashboard/continue.js';
import { selectFound } from '../find/choose.js';
import { initPanel } from '../panel/panel.js';
import { insideOf } from '../panel/places.js';
import { initTabs } from '../tabs.js';
import { current } from '../trace/timeline.js';
import { newCanvas } from './canvas.js';
import { initCaption } from './caption.js';
import { initFold } from './fold.js';
import { initPassage } from './passage.js';
import { initPanes } from './panes.js';
import { initSplits } from './splits.js';
import { initReader } from './reader.js';
import { initExports } from '../export/button.js';
import { initShare } from './share.js';
import { newSession } from './session.js';
import { initWhatIf } from '../whatif/whatif.js';

/**
 * @typedef {object} Place
 * @property {() => Node[]} empty what the inspector says before there is a step
 * @property {((vertex: string) => (() => void)|null)} from starts a trace at a box, null where none can start
 */

/** @param {Place} place */
export function newDesk(place) {
  const session = newSession({});
  const canvas = newCanvas(session, activate);
  const driver = newDriver(session, canvas.stage);
  const panes = initPanes();
  initSplits();
  initFold();
  initPassage(session, canvas.view);
  initCaption(session);
  const panel = initPanel(session, driver, left);
  initControls(session, driver);
  initTrack(session, driver);
  initEvents(session, driver);
  initTold(session, driver);
  initExports(session);
  initShare(session);
  initChecks(session);
  const packets = initPackets(session, driver);
  initTabs(/** @type {HTMLElement} */ (byId('tab-events').parentElement), (id) => id === 'tab-packets' && packets.open());
  session.hear((now, before) => {
    if (now.selected !== before.selected) canvas.choose(now.selected, false);
    byId('explorer').classList.toggle('walked', now.timeline.walked.length > 0);
  });
  initReader(session, canvas, driver, place);
  rememberSteps(session);
  selectFound(canvas, (id) => {
    panes.close();
    if (session.now().selected !== id) activate(id);
  });
  onKey('cause', toCause);
  onKey('escape', escape);
  onKey('swap-view', () => canvas.show(canvas.shown() === 'physical' ? 'logical' : 'physical'));
  const tools = /** @type {Record<string, () => void>} */ ({
    'fit-path': () => canvas.fit(true), 'fit-all': canvas.all, 'zoom-in': () => canvas.zoom(1.25), 'zoom-out': () => canvas.zoom(0.8),
  });
  for (const button of all(document, '.picture-tools [data-action]')) button.addEventListener('click', () => tools[button.dataset.action ?? '']?.());

  /** A box again: it is let go. @param {string} id */
  function activate(id) {
    const { selected, inside } = session.now();
    const place = insideOf(id);
    if (selected === id && (!place || inside)) return session.set({ selected: '', inside: null });
    session.set({ selected: id, inside: place ?? inside });
    const name = canvas.view()?.vertices.find((vertex) => vertex.id === id)?.label;
    if (!place && name) announce(`Selected: ${name}.`);
  }

  /** Back to where the panel was opened from. */
  function left() {
    const { selected } = session.now();
    const link = byId('inspector').querySelector('.look');
    if (selected && canvas.has(selected)) canvas.choose(selected, true);
    else if (link instanceof HTMLElement && link.offsetParent) link.focus();
    else byId('track').focus({ preventScroll: true });
  }

  function toCause() {
    const link = byId('inspector').querySelector('.causes a');
    if (current(session.now().timeline) && link instanceof HTMLAnchorElement) link.click();
  }

  function escape() {
    if (panes.opened()) panes.close();
    else if (panel.opened()) panel.close();
    else if (session.now().selected) {
      const { selected } = session.now();
      const reading = byId('inspector').contains(document.activeElement);
      session.set({ selected: '' });
      if (reading) canvas.focus(selected);
    }
  }

  const desk = { session, canvas, driver, panes, activate };
  initWhatIf(desk);
  return desk;
}

/** @typedef {ReturnType<typeof newDesk>} Desk */

/** @param {string} url */
export async function fetchJson(url) {
  const response = await fetch(url, { headers: { Accept: 'application/json' } });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}
