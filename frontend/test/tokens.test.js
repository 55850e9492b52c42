import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { contrast, distance, rgb, visions } from './colour.js';

const css = readFileSync(new URL('../css/tokens.css', import.meta.url), 'utf8');
const block = (head) => css.slice(css.indexOf(head)).split('}')[0];
const values = (text) => Object.fromEntries([...text.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name, value]) => [name, value]));
const shared = values(block(':root {'));
const side = (at) => Object.fromEntries(Object.entries(shared).flatMap(([name, value]) => {
  const pair = value.match(/^light-dark\((#\w+), (#\w+)\)$/);
  return pair ? [[name, rgb(pair[at])]] : [];
}));
const high = Object.fromEntries(Object.entries(values(block(':root[data-theme=hc] {'))).flatMap(([name, value]) => (value.startsWith('#') ? [[name, rgb(value)]] : [])));
const THEMES = { light: side(1), dark: side(2), hc: high };

const STATES = ['fwd', 'rev', 'rewrite', 'dns', 'drop', 'idle'];
const GROUNDS = ['bg', 'panel', 'raise', 'node', 'kernel'];
const TINTS = ['fwd-bg', 'rev-bg', 'rewrite-bg', 'dns-bg', 'drop-bg'];
const TEXT = [
  ...[...GROUNDS, ...TINTS].flatMap((ground) => [['ink', ground], ['soft', ground]]),
  ...['fwd', 'rewrite', 'drop', 'good'].map((text) => [text, 'bg']),
  ['fwd', 'fwd-bg'], ['rewrite', 'rewrite-bg'], ['on-fwd', 'fwd'], ['on-drop', 'drop'], ['bg', 'dns'], ['bg', 'ink'],
];
const GRAPHICS = [
  ...STATES.flatMap((state) => GROUNDS.map((ground) => [state, ground])),
  ...GROUNDS.map((ground) => ['edge', ground]),
  ...TINTS.map((tint) => [tint.replace('-bg', ''), tint]),
];

for (const [name, theme] of Object.entries(THEMES)) {
  const below = (pairs, least) => pairs.map(([a, b]) => [`${a} on ${b}`, contrast(theme[a], theme[b])]).filter(([, ratio]) => !(ratio >= least)).map(([pair, ratio]) => `${pair} ${ratio.toFixed(2)}`);

  test(`${name}: text stands out from what it is written on`, () => {
    assert.deepEqual(below(TEXT, name === 'hc' ? 7 : 4.5), []);
  });

  test(`${name}: graphics stand out from what they are drawn on`, () => {
    assert.deepEqual(below(GRAPHICS, name === 'hc' ? 7 : 3), []);
  });

  for (const vision of visions) {
    test(`${name}: the six states are told apart with ${vision} vision`, () => {
      const near = STATES.flatMap((a, i) => STATES.slice(0, i).map((b) => [`${a} and ${b}`, distance(theme[a], theme[b], vision)])).filter(([, far]) => Math.round(far * 10) / 10 < 15);
      assert.deepEqual(near, []);
    });
  }
}

test('every theme speaks of the same colours', () => {
  assert.deepEqual(Object.keys(THEMES.dark).sort(), Object.keys(THEMES.light).sort());
  assert.deepEqual(Object.keys(THEMES.light).filter((name) => !(name in THEMES.hc)), []);
});

test('forced colours use words of the system only', () => {
  const forced = Object.entries(values(block(':root, :root[data-theme] {')));
  assert.ok(STATES.every((state) => forced.some(([name]) => name === state)));
  assert.deepEqual(forced.filter(([, value]) => /#|rgb|hsl|light-dark/.test(value)), []);
});
