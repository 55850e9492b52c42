// Every diagram the Java tests left in target/mmd, read by Mermaid's own parser.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

import { JSDOM } from 'jsdom';

const FOLDER = new URL('../../target/mmd/', import.meta.url);

// Mermaid cleans texts with the browser's DOM before it reads them.
const { window } = new JSDOM('');
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import('mermaid');
mermaid.initialize({ startOnLoad: false });

test('the parser refuses what is no diagram', async () => {
  await assert.rejects(mermaid.parse('sequenceDiagram\n p1->>p2 no colon\n'));
});

test('every sample has its diagrams, and a hostile one is among them', () => {
  const names = readdirSync(FOLDER);
  assert.ok(names.length > 50);
  assert.ok(names.includes('hostile.mmd'));
});

for (const name of readdirSync(FOLDER)) {
  test(name, async () => {
    const text = readFileSync(new URL(name, FOLDER), 'utf8');
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
    assert.equal(diagram.type, 'sequence');
    assert.match(diagram.db.getAccTitle(), /^Simulated: /);
    assert.match(diagram.db.getAccDescription(), /SIMULATED/);
    const participants = text.match(/^ {4}participant /gm) ?? [];
    assert.equal(diagram.db.getActorKeys().length, participants.length);
    const said = text.match(/^ {4}(?:p\d+(?:->>|-->>|--x)p\d+|Note over p\d+): /gm) ?? [];
    const read = diagram.db.getMessages().filter((message) => message.message && typeof message.message === 'string');
    assert.equal(read.length, said.length);
  });
}
