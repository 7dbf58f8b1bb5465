// Lists that are filtered, sorted, or read as of a day. Loaded by pages that have one.
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
      text: plain(`${$("summary :is(h2, h3)", node.closest(".group") ?? node)?.textContent ?? ""} ${node.textContent}`),
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

  const idle = window.requestIdleCallback ?? setTimeout;
  const once = (selector, act) => all(`${selector}:not([data-ready])`).forEach((node) => {
    node.dataset.ready = "";
    act(node);
  });
  once("[data-filters]", filters);
  once("table.sortable", (table) => idle(() => sortable(table)));
  once("form[data-as-of]", asOf);
  once("form[data-known]", known);
})();
