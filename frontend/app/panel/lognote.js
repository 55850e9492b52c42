// Why CoreDNS prints nothing for the questions it answers, and how to have it print them.

import { h } from '../dom.js';
import { causeHref } from '../inspector/evidence.js';

/** @param {import('./source.js').DnsLog} log @returns {(Node|string)[]} empty where every server block logs */
export function logNote({ blocks, corefile }) {
  const silent = blocks.filter((block) => !block.logs);
  if (silent.length === 0) return [];
  const where = silent.flatMap((block, i) => [i > 0 ? ', ' : '', h('code', {}, `${block.name} {`), ' ',
    block.cause ? h('a', { class: 'mono', href: causeHref(block.cause) }, `${block.cause.file}:${block.cause.line}`) : `(line ${block.line} of ${corefile})`]);
  const who = silent.length === blocks.length ? 'The Corefile has no log plugin: nothing is printed for an answer.' : 'Some server blocks have no log plugin: nothing is printed for their answers.';
  return [h('b', {}, who), ' Add a line ', h('code', {}, 'log'), ' below ', ...where, '.'];
}
