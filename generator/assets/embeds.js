// For pages that show pieces of this site: gives each frame the height that its piece tells, and
// tells each piece whether it stands on light or on dark.
(() => {
  "use strict";
  const pieces = new URL("../embed/", document.currentScript.src).href;
  const frames = () => [...document.querySelectorAll("iframe")].filter(({ src }) => src.startsWith(pieces));
  const ask = () => {
    for (const frame of frames()) {
      frame.contentWindow?.postMessage({ explainer: "ask", scheme: getComputedStyle(frame).colorScheme }, "*");
    }
  };
  const told = new WeakSet();
  addEventListener("message", ({ source, data }) => {
    if (data?.explainer !== "height" || !(data.height > 0 && data.height < 1e4)) return;
    for (const frame of frames()) {
      if (frame.contentWindow !== source) continue;
      frame.style.height = `${data.height}px`;
      if (!told.has(frame)) ask();
      told.add(frame);
    }
  });
  new MutationObserver(ask).observe(document.documentElement, { attributes: true });
  ask();
})();
