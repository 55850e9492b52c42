// Trusted Types: the one way by which text becomes markup here is a parsed document, in which nothing runs, and from which htmx
// and the manifests page take what they need; and the one script that is fetched by script is a part of the editor. Everything
// else that would make markup or script of text is refused by the browser.
(() => {
  const editor = `${location.origin}/webjars/ace-builds/`;
  const { trustedTypes } = /** @type {{trustedTypes?: {createPolicy: (name: string, rules: object) => void}}} */ (/** @type {unknown} */ (window));
  trustedTypes?.createPolicy('default', {
    createHTML: (/** @type {string} */ text, /** @type {string} */ _, /** @type {string} */ sink) => (text === '' || /^(DOMParser|Document) parse/.test(sink) ? text : null),
    createScriptURL: (/** @type {string} */ url) => (new URL(url, location.href).href.startsWith(editor) ? url : null),
  });
})();
