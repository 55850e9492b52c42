// Lines of JSON as they arrive, however the network cuts them.

/**
 * @param {string} url
 * @param {(line: import('./types.js').Line) => void} to
 */
export async function readLines(url, to) {
  const response = await fetch(url, { headers: { Accept: 'application/x-ndjson' } });
  if (!response.ok || !response.body) throw new Error(`the server said ${response.status}`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const lines = newLines(to);
  for (let part = await reader.read(); !part.done; part = await reader.read()) lines.take(part.value);
  lines.end();
}

/** @param {(line: import('./types.js').Line) => void} to */
export function newLines(to) {
  let rest = '';
  return {
    /** @param {string} text */
    take(text) {
      const parts = (rest + text).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) if (part !== '') to(JSON.parse(part));
    },
    end() {
      if (rest !== '') to(JSON.parse(rest));
    },
  };
}
