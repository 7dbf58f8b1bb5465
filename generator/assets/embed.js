// Tells the page around an embedded piece how high the piece is, and takes that page's colours.
(() => {
  "use strict";
  if (parent === window) return;
  const root = document.documentElement;
  const tell = () => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    parent.postMessage({ explainer: "height", height }, "*");
  };
  new ResizeObserver(tell).observe(root);
  addEventListener("message", ({ source, data }) => {
    if (source !== parent) return;
    // The page around it may be ready later than the piece.
    if (data?.explainer === "ask") tell();
    if (["light", "dark"].includes(data?.scheme)) root.style.colorScheme = data.scheme;
  });
})();
