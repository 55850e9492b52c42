import { test } from 'node:test';
import assert from 'node:assert/strict';
import { embedCode, markdown, qrLink, readPosition, storedLink } from '../app/share/moment.js';
import { Unreadable, documents, pack, unpack } from '../app/share/packed.js';

const MOMENT = { origin: 'https://pw.example', trace: 't1', title: 'a → b', n: 7, step: 'DNAT [to a pod]', of: 14, dir: 'fwd', level: 'operator', theme: '', hide: false };
const SCENARIO = '{"v":1,"engine":"0.1.0","name":"shop","files":[{"name":"a.yaml","text":"kind: Pod → é\\n---\\nkind: Service\\n"}],"settings":{"seed":"9007199254740993"},"request":{"from":"external","to":"http://web","seed":9007199254740993}}';

test('a stored link opens at the step, the beginning, a theme, or with the answers covered', () => {
  assert.equal(storedLink(MOMENT), 'https://pw.example/t/t1#s=7&dir=fwd&lvl=operator');
  assert.equal(storedLink({ ...MOMENT, n: 0 }), 'https://pw.example/t/t1#lvl=operator');
  assert.equal(storedLink({ ...MOMENT, theme: 'hc', hide: true }), 'https://pw.example/t/t1?theme=hc&answers=0#s=7&dir=fwd&lvl=operator');
});

test('Markdown and HTML are escaped', () => {
  assert.equal(markdown(MOMENT), '[a → b, step 7 of 14: DNAT \\[to a pod\\]](https://pw.example/t/t1#s=7&dir=fwd&lvl=operator)');
  const code = embedCode({ ...MOMENT, title: '"><script>' });
  assert.match(code, /src="https:\/\/pw\.example\/embed\/t\/t1\?theme=auto&amp;lvl=op#s=7"/);
  assert.doesNotMatch(code, /<script/);
  assert.match(code, /sandbox="allow-scripts /);
});

test('the code for phones names step and level', () => {
  assert.equal(qrLink(MOMENT), '/t/t1/qr.svg?s=7&dir=fwd&lvl=operator');
});

test('a position somebody else wrote says nothing but a position', () => {
  assert.deepEqual(readPosition({ s: 7, dir: 'rev', lvl: 'kernel', theme: 'dark', answers: 0, x: 'y' }), { s: 7, dir: 'rev', lvl: 'kernel', theme: 'dark', answers: 0 });
  assert.deepEqual(readPosition({ s: '7&x', dir: 1, lvl: '<', theme: 'url()' }), { lvl: 'operator' });
  assert.deepEqual(readPosition(null), { lvl: 'operator' });
});

test('what is packed is unpacked byte for byte, long numbers too, and always packs the same', async () => {
  const fragment = await pack(SCENARIO, { s: 7, dir: 'fwd', lvl: 'operator' });
  assert.match(fragment, /^#z1:[\w-]+$/);
  assert.equal(await pack(SCENARIO, { s: 7, dir: 'fwd', lvl: 'operator' }), fragment);
  const { text, carried } = await unpack(fragment);
  assert.equal(text, `${SCENARIO.slice(0, -1)},"at":{"s":7,"dir":"fwd","lvl":"operator"}}`);
  assert.equal(documents(carried.files), 2);
});

test('a link survives programs that escape it or end a sentence with it', async () => {
  const fragment = await pack(SCENARIO, { lvl: 'story' });
  assert.equal((await unpack(`${fragment.replace(':', '%3A')}).`)).carried.name, 'shop');
});

const packed = async (text) => `#z1:${Buffer.from(await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer()).toString('base64url')}`;

test('what cannot be opened says why', async () => {
  const whole = await pack(SCENARIO, { lvl: 'story' });
  const many = JSON.stringify({ ...JSON.parse(SCENARIO), files: [{ name: 'a', text: 'kind: Pod\n---\n'.repeat(2001) }] });
  const cases = {
    '': /nothing follows the #/, '#x': /does not begin with z1/, '#z2:abc': /version z2.*newer/, '#z1:': /characters|damaged/, '#z1:a+b': /characters/,
    [whole.slice(0, -20)]: /damaged/, [`#z1:${'A'.repeat(90000)}`]: /more than 64 kB/, [await packed('0'.repeat(3 << 20))]: /more than 2 MB/,
    [await packed('{')]: /cut short/, [await packed('[]')]: /no trace/, [await packed('{"v":1}')]: /no trace/, [await packed('{"v":2}')]: /version 2.*newer/, [await packed(many)]: /2,000 objects/,
  };
  for (const [fragment, says] of Object.entries(cases)) {
    await assert.rejects(unpack(fragment), (error) => error instanceof Unreadable && says.test(error.message), fragment.slice(0, 40));
  }
});
