import assert from 'node:assert/strict';
import { test } from 'node:test';

import { addFile, asRequest, isChanged, keepDraft, keptDraft, moveOnto, nameProblem, removeFile, renameFile, setText, startDraft } from '../app/manifests/draft.js';

/** @returns {Storage} */
const storage = () => {
  const kept = new Map();
  return /** @type {any} */ ({ getItem: (/** @type {string} */ k) => kept.get(k) ?? null, setItem: (/** @type {string} */ k, /** @type {string} */ v) => kept.set(k, v), removeItem: (/** @type {string} */ k) => kept.delete(k) });
};

test('only files that changed are sent with their text', () => {
  const draft = startDraft(3, ['a.yaml', 'b.yaml']);
  assert.equal(isChanged(draft), false);
  setText(draft, 'b.yaml', 'kind: Pod\n');
  renameFile(draft, 'a.yaml', 'c.yaml');
  assert.deepEqual(JSON.parse(asRequest(draft)), { base: 3, files: [{ name: 'c.yaml', from: 'a.yaml', text: null }, { name: 'b.yaml', from: 'b.yaml', text: 'kind: Pod\n' }] });
});

test('a draft without changes is not kept, one with changes comes back', () => {
  const kept = storage();
  const draft = startDraft(1, ['a.yaml']);
  addFile(draft, 'new.yaml', '');
  keepDraft(kept, 'lab', draft);
  assert.deepEqual(keptDraft(kept, 'lab'), draft);
  removeFile(draft, 'new.yaml');
  keepDraft(kept, 'lab', draft);
  assert.equal(keptDraft(kept, 'lab'), null);
});

test('what is kept and no draft is none', () => {
  const kept = storage();
  kept.setItem('manifests:lab', '{"base":"x"}');
  assert.equal(keptDraft(kept, 'lab'), null);
  kept.setItem('manifests:lab', '{');
  assert.equal(keptDraft(kept, 'lab'), null);
});

test('on a later revision my files stay mine and the others are as they are there', () => {
  const draft = startDraft(1, ['mine.yaml', 'theirs.yaml', 'gone.yaml', 'removed.yaml']);
  setText(draft, 'mine.yaml', 'typed');
  removeFile(draft, 'removed.yaml');
  assert.deepEqual(moveOnto(draft, 2, ['theirs.yaml', 'removed.yaml', 'added.yaml']), ['gone.yaml']);
  assert.equal(draft.base, 2);
  assert.deepEqual(draft.files, [{ name: 'mine.yaml', from: null, text: 'typed' }, { name: 'theirs.yaml', from: 'theirs.yaml', text: null }, { name: 'added.yaml', from: 'added.yaml', text: null }]);
});

test('a name is asked for until it is one', () => {
  const draft = startDraft(1, ['a.yaml']);
  assert.match(nameProblem(draft, ' '), /needs a name/);
  assert.match(nameProblem(draft, 'a.yaml'), /already/);
  assert.equal(nameProblem(draft, 'a.yaml', 'a.yaml'), '');
  assert.equal(nameProblem(draft, 'b.yaml'), '');
});
