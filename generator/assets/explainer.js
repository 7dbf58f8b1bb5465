// What the pages do when scripts run. Everything reads whole without.
(() => {
  "use strict";

  const HERE = document.currentScript.src;
  const root = document.documentElement;
  const $ = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  const copying = (button) => {
    if (!navigator.clipboard) return;
    const words = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
      button.textContent = button.dataset.copied;
      setTimeout(() => { button.textContent = words; }, 2000);
    });
  };

  /* Previews of what a link leads to: a work in the references, a claim, a term.
     They can be hovered, are closed by Escape, and stay until they are left (WCAG 1.4.13). */
  const TRIGGERS = ".cite a, a.claim-link, a.term-link, .series-chart a";
  const pages = new Map();
  let shown = null;
  let timer = 0;
  let touch = false;

  const fetched = async (address) => {
    if (!pages.has(address)) {
      pages.set(address, fetch(address).then(async (answer) => {
        if (!answer.ok) throw new Error(answer.statusText);
        return new DOMParser().parseFromString(await answer.text(), "text/html");
      }));
    }
    return pages.get(address);
  };

  /** Return what a preview shows, as nodes of this document. */
  const contents = async (link) => {
    const target = new URL(link.href.baseVal ?? link.href, location);
    const id = decodeURIComponent(target.hash.slice(1));
    if (link.matches("svg a")) return all(`[id="${link.href.baseVal.split("#figure-")[1]}"]`);
    if (link.matches(".cite a")) return all(":scope > span:not(.backlinks)", document.getElementById(id));
    target.hash = "";
    const page = await fetched(target.href);
    if (link.matches(".term-link")) return [page.getElementById(id).nextElementSibling];
    if (link.matches(".wall a")) {
      const [title, state] = ["preview__title", "counts"].map((name) => Object.assign(document.createElement("p"), { className: name }));
      const way = title.appendChild(document.createElement("a"));
      way.href = link.href;
      way.textContent = $(".wall__title", link).textContent;
      state.textContent = $(".wall__state", link).textContent;
      return [title, ...all(".claim .lead", page), state];
    }
    const counts = document.createElement("p");
    counts.className = "counts";
    const told = all(".standing summary", page).map((summary) => summary.textContent);
    counts.textContent = new Intl.ListFormat(root.lang, { type: "unit" }).format(told);
    return [...all(".claim .lead, .standing > p:first-child", page), counts];
  };

  const close = () => {
    clearTimeout(timer);
    shown?.link.removeAttribute("aria-describedby");
    shown?.box.remove();
    shown = null;
  };

  /** Place a box below the line of its link, so that the sentence before it stays in sight. */
  const place = (link, box, scroll) => {
    const sup = link.closest("sup") ?? link;
    const before = sup.previousSibling;
    const line = document.createRange();
    if (sup !== link && before?.nodeType === Node.TEXT_NODE && before.length) {
      line.setStart(before, before.length - 1);
      line.setEnd(before, before.length);
    } else line.selectNode(link);
    const at = [...line.getClientRects()].at(-1);
    const bottom = Math.max(at.bottom, [...link.getClientRects()].at(-1).bottom);
    const frame = box.offsetParent.getBoundingClientRect();
    const margin = 13;
    const left = Math.max(margin, Math.min(at.left - 30, root.clientWidth - box.offsetWidth - margin));
    box.style.left = `${left - frame.left}px`;
    box.style.top = `${bottom + 5 - frame.top}px`;
    const over = box.getBoundingClientRect().bottom + margin - innerHeight;
    if (over <= 0) return;
    if (scroll) {
      scrollBy({ top: Math.max(0, Math.min(over, at.top - 120)), behavior: "instant" });
      return;
    }
    // Nothing moves under a mouse: beside the text where there is room, else above the paragraph.
    const block = sup.closest("p, li, dd, td").getBoundingClientRect();
    if (root.clientWidth - block.right > box.offsetWidth + 2 * margin) {
      box.style.left = `${block.right + margin - frame.left}px`;
      box.style.top = `${innerHeight - box.offsetHeight - margin - frame.top}px`;
    } else if (block.top - box.offsetHeight > 60) {
      box.style.top = `${block.top - box.offsetHeight - 5 - frame.top}px`;
    }
  };

  const show = async (link, scroll = false) => {
    clearTimeout(timer);
    if (shown?.link === link) return;
    close();
    const box = document.createElement("span");
    shown = { link, box };
    const nodes = await contents(link).catch(() => []);
    if (shown?.box !== box || !nodes.length) return;
    box.className = "preview";
    box.id = "preview";
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", link.getAttribute("aria-label") ?? link.querySelector("title")?.textContent ?? link.textContent);
    for (const node of nodes) {
      const copy = document.createElement("span");
      copy.className = node.className;
      copy.append(...[...node.childNodes].map((child) => document.importNode(child, true)));
      box.append(copy);
    }
    all("[id]", box).forEach((node) => node.removeAttribute("id"));
    (link.closest("sup, svg") ?? link).after(box);
    link.setAttribute("aria-describedby", box.id);
    place(link, box, scroll);
  };

  const trigger = (event) => event.target.closest?.(TRIGGERS);
  const within = (node) => shown && (shown.box.contains(node) || shown.link.contains(node));

  const previews = () => {
    document.addEventListener("pointerdown", (event) => {
      touch = event.pointerType !== "mouse";
      if (!within(event.target)) close();
    }, true);
    document.addEventListener("pointerover", (event) => {
      if (event.pointerType !== "mouse") return;
      const link = trigger(event);
      if (link) { clearTimeout(timer); timer = setTimeout(show, 150, link); }
      else if (within(event.target)) clearTimeout(timer);
      else if (shown && shown.link !== document.activeElement && !shown.box.contains(document.activeElement)) {
        clearTimeout(timer);
        timer = setTimeout(close, 400);
      } else if (!shown) clearTimeout(timer);
    });
    document.addEventListener("focusin", (event) => {
      const link = trigger(event);
      if (link?.matches(":focus-visible") && !("quiet" in link.dataset)) show(link, true);
      else if (!within(event.target)) close();
    });
    document.addEventListener("click", (event) => {
      const link = trigger(event);
      if (link?.matches(".cite a, svg a, .wall a") && touch && shown?.link !== link) {
        event.preventDefault();
        show(link, true);
      } else if (link) close();
    });
    document.addEventListener("keydown", (event) => {
      touch = false;
      if (event.key !== "Escape" || !shown) return;
      event.stopPropagation();
      const { link, box } = shown;
      const back = box.contains(document.activeElement);
      close();
      if (back) {
        link.dataset.quiet = "";
        link.focus();
        delete link.dataset.quiet;
      }
    }, true);
  };

  /** Run a script once; in a copy of files no module runs. */
  const ran = {};
  const run = (src) => {
    ran[src] ??= new Promise((onload, onerror) => {
      document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror }));
    }).catch((error) => { delete ran[src]; throw error; });
    return ran[src];
  };

  /** Let the way to the list of claims open the search; nothing of it is fetched before. */
  const search = (link) => {
    link.setAttribute("role", "button");
    link.setAttribute("aria-haspopup", "dialog");
    const open = async (event) => {
      event.preventDefault();
      await run(new URL("search.js", HERE).href);
      window.openSearch($("dialog.finder"), link.href, run);
    };
    link.addEventListener("click", open);
    link.addEventListener("keydown", (event) => { if (event.key === " ") open(event); });
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
      const asks = event.key === "/" ? !typing && !event.ctrlKey && !event.metaKey && !event.altKey
        : event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (asks && !event.repeat && !$("dialog[open]")) open(event);
    });
  };

  const scheme = (button) => {
    const set = (name) => {
      root.dataset.mdColorScheme = name;
      button.setAttribute("aria-pressed", String(name === "slate"));
    };
    set(root.dataset.mdColorScheme);
    button.hidden = false;
    button.addEventListener("click", () => {
      set(root.dataset.mdColorScheme === "slate" ? "default" : "slate");
      try { localStorage.setItem("scheme", root.dataset.mdColorScheme); } catch { /* kept for this page only */ }
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", (event) => set(event.matches ? "slate" : "default"));
  };

  /** Unfold what the address leads into. */
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    let moved = false;
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) {
      moved ||= !box.open;
      box.open = true;
    }
    if (moved) target.scrollIntoView();
  };

  const once = (selector, act) => all(`${selector}:not([data-ready])`).forEach((node) => {
    node.dataset.ready = "";
    act(node);
  });
  const start = () => {
    once("[data-copy]", copying);
    once("[data-scheme-switch]", scheme);
    once("[data-search]", search);
  };

  previews();
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("article details:not([open], .filters, .counted *)");
    opened.forEach((node) => { node.removeAttribute("name"); node.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((node) => { node.open = false; }));
  start();
  reveal();
  addEventListener("hashchange", reveal);
  // With the theme's instant navigation a page can change under the script.
  window.document$?.subscribe(start);
})();
