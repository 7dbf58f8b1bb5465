// What must be done before a page is drawn. Not deferred, so kept small.
(() => {
  "use strict";

  const root = document.documentElement;
  let scheme = null;
  try { scheme = localStorage.getItem("scheme"); } catch { /* storage is closed to this page */ }
  root.classList.replace("no-js", "js");
  root.dataset.mdColorScheme = scheme || (matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default");

  // Where there is room, filters stand open as they arrive, so that nothing moves afterwards.
  if (matchMedia("(min-width: 60em)").matches) {
    const arriving = new MutationObserver(() => {
      document.querySelectorAll("details.filters:not([data-arrived])").forEach((box) => {
        box.dataset.arrived = "";
        box.open = true;
      });
    });
    arriving.observe(root, { childList: true, subtree: true });
    addEventListener("DOMContentLoaded", () => arriving.disconnect());
  }

  // What the theme's own script expects its pages to have defined, where settings ask for it.
  const scope = new URL("..", document.currentScript.src);
  Object.assign(window, {
    __md_scope: scope,
    __md_hash: (text) => [...text].reduce((sum, sign) => (sum << 5) - sum + sign.charCodeAt(0), 0),
    __md_get: (name, storage = localStorage, base = scope) => JSON.parse(storage.getItem(`${base.pathname}.${name}`)),
    __md_set: (name, value, storage = localStorage, base = scope) => {
      try { storage.setItem(`${base.pathname}.${name}`, JSON.stringify(value)); } catch { /* as above */ }
    },
  });
})();
