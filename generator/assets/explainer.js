// What the pages do when scripts run. Everything reads whole without.
(() => {
  "use strict";

  const root = document.documentElement;
  const $ = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  /** Put parameters into the address without a step in the history; empty ones leave it. */
  const remember = (values) => {
    const address = new URL(location.href);
    for (const [name, value] of Object.entries(values)) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    history.replaceState(history.state, "", address);
  };
  const asked = (name) => new URLSearchParams(location.search).get(name) ?? "";
  const tell = (output, left, total) => {
    output.textContent = left === total ? "" : output.dataset.of.replace("{left}", left).replace("{all}", total);
  };
  const hideEmpty = (groups, items) => {
    for (const group of groups) group.hidden = !$(`${items}:not([hidden], [data-later])`, group);
  };

  /** Filter a list by facets; the counts of each filter follow the others. */
  const filters = (box) => {
    const form = $("form", box);
    const selects = all("select", form);
    const words = form.elements.namedItem("q");
    const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    const items = all(box.dataset.filters).map((node) => ({
      node,
      text: plain(`${$("summary h2", node.closest(".group") ?? node)?.textContent ?? ""} ${node.textContent}`),
      has: Object.fromEntries(selects.map(({ name }) => [name, new Set((node.getAttribute(`data-${name}`) ?? "").split(" "))])),
    }));
    const fits = (item, except) => selects.every(({ name, value }) => !value || name === except || item.has[name].has(value));
    let unfolded = [];
    const apply = () => {
      const sought = plain(words?.value ?? "").split(/\s+/).filter(Boolean);
      for (const item of items) item.node.hidden = !fits(item) || !sought.every((word) => item.text.includes(word));
      unfolded.forEach((node) => { node.open = false; });
      unfolded = sought.length || selects.some(({ value }) => value)
        ? all("details[data-filter-group]:not([open])").filter((node) => $(`${box.dataset.filters}:not([hidden])`, node)) : [];
      unfolded.forEach((node) => { node.open = true; });
      for (const select of selects) {
        const others = items.filter((item) => fits(item, select.name));
        for (const option of [...select.options].slice(1)) {
          const count = others.filter((item) => item.has[select.name].has(option.value)).length;
          option.text = `${option.dataset.words} (${count})`;
          option.disabled = !count && !option.selected;
        }
      }
      hideEmpty(all("[data-filter-group]"), box.dataset.filters);
      tell($("output", box), items.filter((item) => !item.node.hidden).length, items.length);
      remember(Object.fromEntries([...selects, ...(words ? [words] : [])].map(({ name, value }) => [name, value])));
    };
    if (words) words.value = asked("q");
    for (const select of selects) {
      const wanted = asked(select.name);
      if ([...select.options].some((option) => option.value === wanted)) select.value = wanted;
    }
    form.addEventListener("input", apply);
    form.addEventListener("reset", () => setTimeout(apply));
    form.addEventListener("submit", (event) => event.preventDefault());
    // Those that instant navigation brings arrive too late for early.js.
    if (!("arrived" in box.dataset) && matchMedia("(min-width: 60em)").matches) box.open = true;
    if (words?.value || selects.some(({ value }) => value)) {
      box.open = true;
      apply();
    }
  };

  /** Sort a table by a column when its heading is pressed; relayed versions follow their figure. */
  const sortable = (table) => {
    const body = table.tBodies[0];
    const groups = [];
    for (const row of body.rows) {
      if (row.classList.contains("relayed") && groups.length) groups.at(-1).push(row);
      else groups.push([row]);
    }
    if (groups.length < 2) return;
    const text = ([row], column) => (row.cells[column].dataset.sort ?? row.cells[column].textContent).trim();
    const heads = all("thead th", table);
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const next = { ascending: "descending", descending: "" }[head.ariaSort ?? ""] ?? "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        if (next) head.setAttribute("aria-sort", next);
        const sign = next === "descending" ? -1 : 1;
        const order = next
          ? [...groups].sort((a, b) => sign * text(a, column).localeCompare(text(b, column), root.lang, { numeric: true }))
          : groups;
        body.append(...order.flat());
      });
    });
  };

  /** Show only what had happened or been said by a date. */
  const asOf = (form) => {
    const days = all(".day");
    const field = form.elements.namedItem("as-of");
    const apply = () => {
      for (const day of days) day.toggleAttribute("data-later", Boolean(field.value) && day.dataset.from > field.value);
      hideEmpty(all(".month"), ".day");
      tell($("output", form), days.filter((day) => !("later" in day.dataset)).length, days.length);
      remember({ "as-of": field.value });
    };
    field.value = asked("as-of");
    form.addEventListener("input", apply);
    form.addEventListener("reset", () => setTimeout(apply));
    form.addEventListener("submit", (event) => event.preventDefault());
    if (field.value) apply();
  };

  /** Set standings, and what is on the map, to what was known at the end of a day. */
  const known = (form) => {
    const { "as-of": field, step } = form.elements;
    const days = form.dataset.known.split(" ");
    const legend = all("[data-grade]");
    const words = { unsaid: form.dataset.unsaid };
    for (const item of legend) words[item.dataset.grade] = $(".grade", item).textContent;
    const graded = /(?<=grade--)(?!small)\S+/;
    const items = all("[data-states]").map((node) => ({
      node,
      word: $(".wall__state", node) ?? node,
      now: node.className.match(graded)[0],
      states: node.dataset.states.split(" ").map((state) => state.split(":")),
    }));
    const apply = () => {
      const on = field.value;
      const counts = {};
      for (const { node, word, now, states } of items) {
        const at = on ? states.filter(([day]) => day <= on).at(-1)?.[1] ?? "unsaid" : now;
        node.className = node.className.replace(graded, at);
        word.textContent = words[at];
        if (node !== word) counts[at] = (counts[at] ?? 0) + 1;
      }
      for (const item of legend) $(".wall__count", item).textContent = counts[item.dataset.grade] ?? 0;
      for (const node of all("[data-from]")) node.toggleAttribute("data-later", Boolean(on) && node.dataset.from > on);
      const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
      const said = total - (counts.unsaid ?? 0);
      tell($("output", form), said, on ? total : said);
      step.value = on ? days.filter((day) => day <= on).length - 1 : days.length;
      step.setAttribute("aria-valuetext", on || $("button", form).textContent);
      remember({ "as-of": on });
    };
    step.addEventListener("input", (event) => {
      field.value = days[step.value] ?? "";
      event.stopPropagation();
      apply();
    });
    field.value = asked("as-of");
    form.addEventListener("input", apply);
    form.addEventListener("reset", () => setTimeout(apply));
    form.addEventListener("submit", (event) => event.preventDefault());
    if (field.value) apply();
  };

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
    counts.textContent = all(".standing summary", page).map((summary) => summary.textContent).join(", ");
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

  /** Let the way to the list of claims open the search; nothing of it is fetched before. */
  const search = (link) => {
    // Browsers let no script of a copy in the file system read an index.
    if (location.protocol === "file:") {
      link.hidden = true;
      return;
    }
    link.setAttribute("role", "button");
    link.setAttribute("aria-haspopup", "dialog");
    const open = async (event) => {
      event.preventDefault();
      (await import("./search.js")).open($("dialog.finder"), link.href);
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

  const idle = window.requestIdleCallback ?? setTimeout;
  const once = (selector, act) => all(`${selector}:not([data-ready])`).forEach((node) => {
    node.dataset.ready = "";
    act(node);
  });
  const start = () => {
    once("[data-filters]", filters);
    once("table.sortable", (table) => idle(() => sortable(table)));
    once("form[data-as-of]", asOf);
    once("form[data-known]", known);
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
