// Commands: each presses a control that is on the page, or goes to a page.

import { labHere } from './server.js';

/** @typedef {import('./server.js').Found} Found */
/** @typedef {{title: string, says: string, words: string, press?: string, go?: string, focus?: string, hidden?: boolean}} Command */

/** @returns {Command[]} */
function all() {
  const lab = labHere();
  return [
    { title: 'New trace', says: 'pick From and To', words: 'trace walk from to request', focus: '#from' },
    { title: 'Trace from the selected box', says: 'starts where you are', words: 'new trace from here', press: '#inspector [data-action=trace-from]' },
    { title: 'Story level', says: 'one sentence a step', words: 'level', press: '[data-level=STORY]' },
    { title: 'Operator level', says: 'what changed, which rule', words: 'level', press: '[data-level=OPERATOR]' },
    { title: 'Kernel level', says: 'every hook and lookup', words: 'level', press: '[data-level=KERNEL]' },
    { title: 'Objects view', says: 'which object leads to which', words: 'picture logical topology', press: '[data-view=logical]' },
    { title: 'Network view', says: 'nodes, kernels, cables', words: 'picture physical topology', press: '[data-view=physical]' },
    { title: 'Fit the path', says: 'of the packet', words: 'zoom picture', press: '[data-action=fit-path]' },
    { title: 'Show all', says: 'the whole picture', words: 'zoom fit picture', press: '[data-action=fit-all]' },
    { title: 'Play or pause', says: 'the walk', words: 'start stop', press: '[data-action=play]' },
    { title: 'Reply or request', says: 'turn round', words: 'reverse direction', press: '[data-action=turn]' },
    { title: 'Share', says: 'a link to this', words: 'copy link', press: '#share' },
    ...[['Light', 'light'], ['Dark', 'dark'], ['High contrast', 'hc'], ['System', 'system']].map(([name, value]) => ({
      title: `${name} theme`, says: 'colours', words: 'switch theme contrast', press: `input[name=theme][value=${value}]`, hidden: true })),
    { title: 'Reduced motion', says: 'nothing glides', words: 'motion animation', press: 'input[name=motion][value=reduced]', hidden: true },
    { title: 'Say each step while playing', says: 'and wait for it', words: 'read aloud screen reader play slower', press: '#say-steps', hidden: true },
    ...(lab ? inLab(lab) : []),
    { title: 'Dashboard', says: 'your labs and traces', words: 'go home labs traces', go: '/dashboard' },
    { title: 'Start page', says: 'samples, upload', words: 'go home new lab upload sample', go: '/' },
    { title: 'Legend', says: 'what the shapes mean', words: 'help symbols colours', go: '/help/legend' },
    { title: 'What is modelled', says: 'and what is not', words: 'help limits', go: '/help/limits' },
    { title: 'Keys', says: 'every shortcut', words: 'help keyboard', go: '/help/keys' },
    { title: 'Help', says: 'all of it', words: 'help tour', go: '/help' },
  ];
}

/** @param {string} lab @returns {Command[]} */
function inLab(lab) {
  return [
    { title: 'Go to the lab', says: 'picture and trace form', words: 'explorer', go: `/labs/${lab}` },
    { title: 'Go to the matrix', says: 'who reaches what, what fails here', words: 'reachability', go: `/labs/${lab}/matrix` },
    { title: 'Go to the names', says: 'look a name up as a pod does', words: 'dns resolve', go: `/labs/${lab}/names` },
    { title: 'Go to the routes', says: 'Ingresses, Gateways, tunnels', words: 'http', go: `/labs/${lab}/routes` },
    { title: 'Show me round', says: 'the tour of a lab', words: 'tour help guide', go: `/labs/${lab}?tour=1` },
    { title: 'Go to the policies', says: 'who may reach a pod', words: 'networkpolicy', go: `/labs/${lab}/policies` },
  ];
}

/** @param {string} text @returns {Found[]} those that can be done here */
export function commandsFor(text) {
  const words = text.replace(/^>/, '').toLowerCase().split(/\s+/).filter(Boolean);
  if (text.length === 1 && words.length > 0) return [];
  return all().filter((command) => possible(command) && words.every((word) => `${command.title} ${command.says} ${command.words}`.toLowerCase().includes(word)))
    .map((command) => ({ group: 'COMMAND', kind: 'command', asked: '', title: command.title, says: command.says, vertices: [], href: command.go ?? '', opens: false, lab: '', act: () => run(command) }));
}

/** @param {Command} command */
function possible(command) {
  if (command.go) return command.go !== location.pathname;
  const control = document.querySelector(command.press ?? command.focus ?? 'none');
  return control instanceof HTMLElement && (command.hidden === true || control.offsetParent !== null);
}

/** @param {Command} command */
function run(command) {
  if (command.go) location.assign(command.go);
  const control = document.querySelector(command.press ?? command.focus ?? 'none');
  if (!(control instanceof HTMLElement)) return;
  if (!command.hidden) control.focus();
  if (command.press) control.click();
}
