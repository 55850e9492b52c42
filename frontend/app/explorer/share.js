// Links to a moment, and the page that keeps its own address and title up to date.

import { covered } from '../share/cover.js';
import { fragmentOf } from '../trace/fragment.js';
import { current, total } from '../trace/timeline.js';

/** @typedef {import('./session.js').Session} Session */

/** @param {Session} session @param {boolean} ownsAddress whether this page is the trace's own */
export function initShare(session, ownsAddress) {
  for (const button of document.querySelectorAll('[data-action=share]')) button.addEventListener('click', () => share(session));
  session.hear((now, before) => {
    if (now.timeline.n === before.timeline.n && now.timeline.level === before.timeline.level && now.outcome === before.outcome) return;
    titlePage(now);
    if (ownsAddress && now.timeline.n > 0) history.replaceState(null, '', `${location.pathname}${location.search}${fragmentOf(now.timeline)}`);
  });
}

/** The dialog is fetched when it is first wanted. @param {Session} session */
export async function share(session) {
  const { openShare } = await import('../share/dialog.js');
  openShare(session);
}

/** @param {import('./session.js').State} state */
function titlePage({ timeline, outcome, title }) {
  const tick = current(timeline);
  if (!tick || covered()) return;
  const sign = outcome ? (outcome.success ? '✔ ' : '✕ ') : '';
  document.title = `${sign}Step ${tick.main.step.n}/${total(timeline)} ${tick.fold ? 'name lookup' : tick.main.step.title} – ${title}`;
}

/** @param {string} trace the export menu's links, once there is a trace */
export function showExports(trace) {
  const menu = document.getElementById('export');
  if (!menu) return;
  menu.hidden = false;
  /** @type {Record<string, string>} */
  const links = { transcript: `/t/${trace}/transcript`, 'pcapng-all': `/api/v1/traces/${trace}.pcapng?point=all` };
  for (const form of ['txt', 'json', 'md', 'mmd', 'pcapng']) links[form] = `/api/v1/traces/${trace}.${form}`;
  for (const [name, href] of Object.entries(links)) menu.querySelector(`[data-export=${name}]`)?.setAttribute('href', href);
}
