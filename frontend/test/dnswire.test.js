import assert from 'node:assert/strict';
import { test } from 'node:test';

import { bytesOf, partsOf } from '../app/trace/dnswire.js';

const QUESTION = '4d72010000010000000000000361706907657861' + '6d706c6503636f6d0000010001';
const ANSWER = '4d72818000010001000000000361706907657861' + '6d706c6503636f6d0000010001' + 'c00c000100010000001e0004c63364e7';

test('a question is a header and a question', () => {
  const parts = partsOf(bytesOf(QUESTION));
  assert.deepEqual(parts.map(({ title, says, from, to }) => [title, says, from, to]), [
    ['Header', 'id 19826 · query · rd', 0, 12],
    ['Question', 'api.example.com. A', 12, 33],
  ]);
});

test('a compressed name in an answer is written out', () => {
  const parts = partsOf(bytesOf(ANSWER));
  assert.deepEqual(parts.map((part) => part.title), ['Header', 'Question', 'Answer']);
  assert.equal(parts[0].says, 'id 19826 · reply · rd ra · NOERROR');
  assert.equal(parts[2].says, 'api.example.com. A, ttl 30');
  assert.equal(parts[2].to, ANSWER.length / 2);
});

test('every byte belongs to exactly one part, whatever is cut off', () => {
  for (let length = 0; length <= ANSWER.length / 2; length += 1) {
    const bytes = bytesOf(ANSWER.slice(0, length * 2));
    const parts = partsOf(bytes);
    assert.equal(parts.reduce((sum, part) => sum + part.to - part.from, 0), length);
    parts.forEach((part, i) => assert.equal(part.from, i === 0 ? 0 : parts[i - 1].to));
  }
});

test('a name that points at itself ends as what cannot be read', () => {
  const parts = partsOf(bytesOf('000100000001000000000000c00c00010001'));
  assert.deepEqual(parts.map((part) => part.title), ['Header', 'Rest']);
});
