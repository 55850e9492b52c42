// The editor: Ace under our Content-Security-Policy, one undo history a file.

const WEBJAR = '/webjars/ace-builds/src-min-noconflict';
const WORD = { error: 'Error', warning: 'Warning', info: 'Note' };

/**
 * @typedef {'error'|'warning'|'info'} Level
 * @typedef {{line: number, column: number, level: Level, message: string}} Mark
 * @typedef {ReturnType<typeof createEditor>} Editor
 */

/**
 * @param {HTMLElement} host
 * @param {{readOnly: boolean, changed: (text: string) => void, commands: {name: string, key: string, run: () => void}[]}} options
 */
export function createEditor(host, { readOnly, changed, commands }) {
  const ace = /** @type {any} */ (window).ace;
  ace.config.set('useStrictCSP', true);
  ace.config.set('loadWorkerFromBlob', false);
  ace.config.set('basePath', WEBJAR);
  const editor = ace.edit(host, {
    enableKeyboardAccessibility: true, readOnly, fontSize: 13.5, showPrintMargin: false, useWorker: false, tabSize: 2, useSoftTabs: true,
    displayIndentGuides: true, scrollPastEnd: 0.3, fixedWidthGutter: true, showFoldWidgets: true, wrap: matchMedia('(max-width: 767px)').matches,
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--mono'), animatedScroll: false, dragEnabled: false, copyWithEmptySelection: false,
  });
  editor.setTheme({ cssClass: 'ace-packetwalk', isDark: false, cssText: '' });
  for (const { name, key, run } of commands) editor.commands.addCommand({ name, bindKey: { win: key, mac: key }, exec: run, readOnly: true });
  // Browsers let the keyboard into whatever scrolls: here that would be one more Tab to nowhere.
  for (const bar of host.querySelectorAll('.ace_scrollbar')) bar.setAttribute('tabindex', '-1');
  // Leaving by Tab is what the description promises; Alt-E and F4 would open a widget of Ace's own.
  editor.commands.removeCommand('goToNextError');
  editor.commands.removeCommand('goToPreviousError');
  /** @type {Map<string, any>} */
  const sessions = new Map();
  /** @type {number[]} */
  let markers = [];
  let quiet = false;

  /** @param {string} name @param {string} text */
  function sessionOf(name, text) {
    let session = sessions.get(name);
    if (!session) {
      session = ace.createEditSession(text, /\.(ya?ml|json)$/i.test(name) ? 'ace/mode/yaml' : 'ace/mode/text');
      session.setOptions({ useWorker: false, tabSize: 2, useSoftTabs: true, newLineMode: 'auto' });
      session.setUseWrapMode(editor.getOption('wrap') !== 'off' && editor.getOption('wrap') !== false);
      session.on('change', () => !quiet && changed(editor.getValue()));
      sessions.set(name, session);
    }
    return session;
  }

  return {
    element: host,
    /** @param {string} name @param {string} text used where the file was not open before */
    open(name, text) {
      editor.setSession(sessionOf(name, text));
      const input = editor.textInput.getElement();
      input.setAttribute('aria-describedby', 'editor-help');
      editor.renderer.scroller.setAttribute('aria-label', `${name}, YAML editor, press Enter to type`);
      editor.renderer.scroller.setAttribute('aria-describedby', 'editor-help');
      editor.setOption('textInputAriaLabel', `${name}, YAML`);
    },
    /** Takes a text the server or another tab knows. @param {string} name @param {string} text */
    replace(name, text) {
      const session = sessions.get(name);
      if (!session || session.getValue() === text) return;
      quiet = true;
      session.setValue(text);
      quiet = false;
    },
    /** @param {string} name */
    close: (name) => sessions.delete(name),
    /** @param {string} name @param {string} wanted */
    rename(name, wanted) {
      const session = sessions.get(name);
      if (session) sessions.set(wanted, session);
      sessions.delete(name);
    },
    focus: () => editor.focus(),
    line: () => editor.getCursorPosition().row + 1,
    /** @param {number} line @param {number} column @param {boolean} [still] leaves the focus where it is */
    goTo(line, column, still) {
      const row = Math.min(Math.max(0, line - 1), editor.session.getLength() - 1);
      editor.session.unfold(row);
      editor.moveCursorTo(row, Math.max(0, column - 1));
      editor.clearSelection();
      // The height of a line is ours, and known to Ace only when it measures again.
      editor.renderer.updateFontSize();
      editor.resize(true);
      editor.scrollToLine(row, true, false, () => {});
      if (!still) editor.focus();
    },
    /** Marks the line a link points at. @param {number} line */
    point(line) {
      const Range = ace.require('ace/range').Range;
      editor.session.addMarker(new Range(line - 1, 0, line - 1, 1), 'ace_pointed', 'fullLine');
    },
    /** @param {Mark[]} marks those of the open file */
    mark(marks) {
      const session = editor.session;
      const Range = ace.require('ace/range').Range;
      for (const marker of markers) session.removeMarker(marker);
      session.setAnnotations(marks.map(({ line, column, level, message }) => ({ row: line - 1, column: column - 1, type: level, text: `${WORD[level]}: ${message}` })));
      markers = marks.filter((mark) => mark.level !== 'info').map(({ line, column, level }) => {
        const text = session.getLine(line - 1) ?? '';
        const start = Math.min(Math.max(0, column - 1), text.length);
        const length = /^[^\s,}\]]+/.exec(text.slice(start))?.[0].length ?? 1;
        return session.addMarker(new Range(line - 1, start, line - 1, start + Math.max(1, length)), `ace_problem ${level}`, 'text', true);
      });
    },
    /**
     * Changes whole lines, as one step that can be undone.
     * @returns {boolean} false where the lines read otherwise by now
     * @param {number} first @param {number} last @param {string} before @param {string} after
     */
    change(first, last, before, after) {
      const session = editor.session;
      const Range = ace.require('ace/range').Range;
      if (session.getLines(first - 1, last - 1).join('\n') !== before) return false;
      session.markUndoGroup?.();
      session.replace(new Range(first - 1, 0, last - 1, Number.MAX_VALUE), after.replaceAll('\n', session.doc.getNewLineCharacter()));
      return true;
    },
    resize: () => editor.resize(),
  };
}
