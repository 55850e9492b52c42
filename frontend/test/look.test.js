import { test } from 'node:test';
import assert from 'node:assert/strict';
import { lookOf } from '../app/trace/look.js';

const step = (type, rules = []) => ({ type, rules, changes: [] });

test('a step that drops looks dropped, whichever way the packet goes', () => {
  assert.equal(lookOf(step('DROP'), 'FORWARD', 'CONNECTION'), 'drop');
  assert.equal(lookOf(step('DROP'), 'REVERSE', 'DNS'), 'drop');
});

test('a policy that denies looks dropped, one that allows does not', () => {
  const denied = step('POLICY', [{ matched: false, verdict: '' }, { matched: true, verdict: 'DENY' }]);
  const allowed = step('POLICY', [{ matched: true, verdict: 'ACCEPT' }]);
  assert.equal(lookOf(denied, 'FORWARD', 'CONNECTION'), 'drop');
  assert.equal(lookOf(allowed, 'FORWARD', 'CONNECTION'), 'forward');
});
