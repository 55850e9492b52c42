import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { finder } from '../app/panel/finder.js';
import { grep, lineAt, offsets, rowsOf, windowOf } from '../app/panel/layout.js';
import { connection, decisive, marksOf, usesOf } from '../app/panel/marks.js';
import { holds, insideOf, pathOf, viewOfTable } from '../app/panel/places.js';
import { linesOf, remembered } from '../app/panel/source.js';
import { emptyText, resolved, viewsOf } from '../app/panel/views.js';

const inside = JSON.parse(readFileSync(new URL('./fixtures/inside.json', import.meta.url), 'utf8'));

/** The lines a step marks, in the order it used them: "+" matched, "-" only tried. */
function marked(mode, title, view) {
  const lines = linesOf(inside[mode].texts[view]);
  const step = inside[mode].steps.find((one) => one.title === title);
  const marks = marksOf(finder(view, lines), usesOf(view, step));
  return { lines: [...marks].map(([line, won]) => `${won ? '+' : '-'} ${lines[line].trim()}`), decisive: lines[decisive(marks)]?.trim() };
}

test('every rule a DNAT step tried is a line of iptables-save, and the DNAT decided', () => {
  const step = inside.iptables.steps.find((one) => one.title === 'DNAT to a pod');
  const { lines, decisive: last } = marked('iptables', 'DNAT to a pod', 'iptables');
  assert.deepEqual(lines, step.rules.map((rule) => `${rule.matched ? '+' : '-'} ${rule.rule}`));
  assert.match(last, /-j DNAT --to-destination 10\.42\.1\.2:8000$/);
});

test('a rule is looked for in its own table', () => {
  const find = finder('iptables', ['*filter', '-A FORWARD -j X', 'COMMIT', '*nat', '-A FORWARD -j X', 'COMMIT']);
  assert.equal(find('nat', '-A FORWARD -j X'), 4);
  assert.equal(find('filter', '-A FORWARD -j X'), 1);
  assert.equal(find('mangle', '-A FORWARD -j X'), -1);
});

test('a verdict map is marked at the rule and at the element it found', () => {
  const { lines, decisive: last } = marked('nftables', 'A Service rule catches it', 'nftables');
  assert.equal(lines.length, 3);
  assert.ok(lines.includes('+ jump services'));
  assert.ok(lines.includes('+ ip daddr . meta l4proto . th dport vmap @service-ips'));
  assert.match(last, /^10\.43\.193\.243 \. tcp \. 80 : goto service-/);
});

test('every rule nftables tried for the DNAT is found in its chain', () => {
  const step = inside.nftables.steps.find((one) => one.title === 'DNAT to a pod');
  assert.deepEqual(marked('nftables', 'DNAT to a pod', 'nftables').lines, step.rules.map((rule) => `${rule.matched ? '+' : '-'} ${rule.rule}`));
});

test('an IPVS step marks the virtual server, the real server taken and those passed over', () => {
  const { lines } = marked('ipvs', 'IPVS sends it to a pod', 'ipvs');
  assert.deepEqual(lines.map((line) => line.replace(/\s+/g, ' ')), [
    '+ TCP 10.43.193.243:80 rr', '+ -> 10.42.1.2:8000 Masq 1 0 0', '- -> 10.42.1.3:8000 Masq 1 0 0',
  ]);
});

test('an ipset entry that a rule found is marked', () => {
  assert.deepEqual(marked('ipvs', 'No Service rule takes it', 'ipsets').lines, ['+ add KUBE-CLUSTER-IP 10.43.193.243,tcp:80']);
});

test('a routing step marks its route and the device it leaves by', () => {
  assert.deepEqual(marked('iptables', 'Routed to flannel.1', 'routes').lines, ['+ 10.42.1.0/24 via 10.42.1.0 dev flannel.1 onlink']);
  assert.match(marked('iptables', 'Routed to flannel.1', 'links').lines[0], /^\+ \d+: flannel\.1: </);
});

test('the next hop is marked among the neighbours, the tunnel end in the forwarding database', () => {
  assert.deepEqual(marked('iptables', "Next hop's hardware address", 'neighbours').lines, ['+ 10.42.1.0 dev flannel.1 lladdr de:78:b2:d6:9c:01 PERMANENT']);
  assert.deepEqual(marked('iptables', 'Wrapped for the other node', 'neighbours').lines, ['+ de:78:b2:d6:9c:01 dev flannel.1 dst 172.18.0.3 self permanent']);
});

test('connections are remembered from the step that confirms them, and read otherwise once answered', () => {
  const at = (step) => remembered(inside.conntrack, step).map((row) => row.text);
  assert.deepEqual(at(11), []);
  assert.match(at(12)[0], /^udp .*\[UNREPLIED\]/);
  assert.equal(at(22).length, 1);
  assert.doesNotMatch(at(22)[0], /UNREPLIED/);
  assert.match(at(68)[1], /^tcp .* SYN_SENT/);
  assert.match(at(105)[1], /ESTABLISHED .*\[ASSURED\]/);
});

test('an unconfirmed entry is not in the table, so no line is marked', () => {
  const step = inside.iptables.steps.find((one) => one.title === 'DNAT to a pod');
  assert.deepEqual(usesOf('conntrack', step), []);
  const confirmed = inside.iptables.steps.find((one) => one.title === 'Connection remembered');
  assert.equal(usesOf('conntrack', confirmed)[0].text, connection(confirmed.conntrack));
});

test('a box of the picture opens what it stands for', () => {
  assert.deepEqual(insideOf('node/node-a'), { kind: 'node', name: 'node-a', view: 'rules' });
  assert.deepEqual(insideOf('node/node-a/routing'), { kind: 'node', name: 'node-a', view: 'routes' });
  assert.deepEqual(insideOf('node/node-a/dev/flannel.1'), { kind: 'node', name: 'node-a', view: 'links' });
  assert.deepEqual(insideOf('node/node-a/conntrack'), { kind: 'node', name: 'node-a', view: 'conntrack' });
  assert.deepEqual(insideOf('pod/shop/web-0'), { kind: 'pod', name: 'shop/web-0', view: 'pod' });
  for (const vertex of ['wire', 'outside', 'lb/1.2.3.4', 'service/shop/web', 'more/node-a']) assert.equal(insideOf(vertex), null);
  assert.equal(pathOf({ kind: 'pod', name: 'shop/web-0', view: 'pod' }), 'pods/shop/web-0');
});

test('a pod on a node is not inside the node', () => {
  const step = (place) => /** @type {any} */ ({ hop: { place } });
  assert.ok(holds({ kind: 'node', name: 'node-a', view: '' }, step({ kind: 'NODE', node: 'node-a' })));
  assert.ok(!holds({ kind: 'node', name: 'node-a', view: '' }, step({ kind: 'POD', node: 'node-a', pod: 'shop/web-0' })));
  assert.ok(holds({ kind: 'pod', name: 'shop/web-0', view: '' }, step({ kind: 'POD', node: 'node-a', pod: 'shop/web-0' })));
});

test('rules open where their table stands', () => {
  assert.equal(viewOfTable('nat'), 'iptables');
  assert.equal(viewOfTable('ip kube-proxy'), 'nftables');
  assert.equal(viewOfTable('ipvs'), 'ipvs');
  assert.equal(resolved('rules', 'ipvs'), 'ipvs');
  assert.equal(resolved('routes', 'ipvs'), 'routes');
});

test('an empty view says why', () => {
  assert.equal(emptyText('nftables', 'iptables', 3), 'kube-proxy runs in iptables mode here: no table of its own.');
  assert.equal(emptyText('ipvs', 'nftables', 3), 'kube-proxy runs in nftables mode here: no virtual servers.');
  assert.match(emptyText('conntrack', 'iptables', -1), /No packet has passed yet/);
  assert.match(emptyText('conntrack', 'iptables', 7), /after step 7/);
  assert.ok(!viewsOf('node', { sets: false }).some((view) => view.id === 'ipsets'));
});

test('lines wrap like a terminal’s, and a window draws only what it shows', () => {
  assert.equal(rowsOf(0, 10), 1);
  assert.equal(rowsOf(10, 10), 1);
  assert.equal(rowsOf(11, 10), 2);
  const starts = offsets([5, 25, 0, 10], 10);
  assert.deepEqual([...starts], [0, 1, 4, 5, 6]);
  assert.deepEqual([0, 1, 3, 4, 5, 9].map((row) => lineAt(starts, row)), [0, 1, 1, 2, 3, 3]);
  assert.deepEqual(windowOf(starts, 1, 2, 0), { first: 1, last: 1 });
  assert.deepEqual(windowOf(offsets([], 10), 0, 20, 5), { first: 0, last: -1 });
});

test('a quarter of a million lines are laid out once and searched by window', () => {
  const lengths = Array.from({ length: 250_000 }, (_, i) => i % 170);
  const starts = offsets(lengths, 120);
  const { first, last } = windowOf(starts, 200_000, 20, 12);
  assert.ok(last - first < 60);
  assert.ok(starts[first] <= 200_000 - 12 + 2 && starts[last] >= 200_000 + 20);
});

test('a filter keeps the lines that have every word', () => {
  const lines = ['-A KUBE-SVC -j KUBE-SEP', '-A KUBE-SEP -j DNAT', '', 'COMMIT'];
  assert.deepEqual(grep(lines, 'kube-sep dnat'), [1]);
  assert.deepEqual(grep(lines, ' '), [0, 1, 2, 3]);
  assert.deepEqual(grep(lines, 'nothing'), []);
});
