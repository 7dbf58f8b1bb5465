// What the pages do when scripts run: filter, sort, read as of a date, preview citations.
// Everything reads whole without it. Works with and without the theme's instant navigation.
(() => {
  "use strict";

  const text = (node) => (node.dataset.sort ?? node.textContent).trim();

  /** Filter the claims by what the form says, and keep that in the address. */
  const filters = (form) => {
    const items = [...document.querySelectorAll(".claim-item")];
    const groups = [...document.querySelectorAll("[data-filter-group]")];
    const output = form.querySelector("output");
    const apply = () => {
      const wanted = [...new FormData(form)].filter(([, value]) => value);
      for (const item of items) {
        item.hidden = !wanted.every(([name, value]) =>
          (item.getAttribute(`data-${name}`) ?? "").split(" ").includes(value));
      }
      for (const group of groups) group.hidden = !group.querySelector(".claim-item:not([hidden])");
      const left = items.filter((item) => !item.hidden).length;
      output.textContent = wanted.length ? `${left} / ${items.length}` : "";
      const query = new URLSearchParams(wanted).toString();
      const hash = location.hash;
      history.replaceState(history.state, "", `${location.pathname}${query ? `?${query}` : ""}${hash}`);
    };
    for (const [name, value] of new URLSearchParams(location.search)) {
      const field = form.elements.namedItem(name);
      if (field) field.value = value;
    }
    form.hidden = false;
    form.addEventListener("input", apply);
    form.addEventListener("reset", () => setTimeout(apply));
    form.addEventListener("submit", (event) => event.preventDefault());
    apply();
  };

  /** Sort a table by a column when its heading is pressed. */
  const sortable = (table) => {
    const body = table.tBodies[0];
    const original = [...body.rows];
    table.querySelectorAll("thead th").forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const next = { undefined: "ascending", ascending: "descending" }[head.ariaSort ?? undefined];
        table.querySelectorAll("thead th").forEach((other) => other.removeAttribute("aria-sort"));
        if (next) head.setAttribute("aria-sort", next);
        const sign = next === "descending" ? -1 : 1;
        const order = !next ? original : [...original].sort((a, b) =>
          sign * text(a.cells[column]).localeCompare(text(b.cells[column]), undefined, { numeric: true }));
        body.append(...order);
      });
    });
  };

  /** Show only what had been said by a date. */
  const asOf = (form) => {
    const events = [...document.querySelectorAll(".event")];
    const apply = () => {
      const day = new FormData(form).get("as-of");
      for (const event of events) event.hidden = Boolean(day) && event.dataset.from > day;
      for (const month of document.querySelectorAll(".month")) {
        month.hidden = !month.querySelector(".event:not([hidden])");
      }
      const left = events.filter((event) => !event.hidden).length;
      form.querySelector("output").textContent = day ? `${left} / ${events.length}` : "";
      history.replaceState(history.state, "", day ? `?as-of=${day}` : location.pathname);
    };
    const day = new URLSearchParams(location.search).get("as-of");
    if (day) form.elements.namedItem("as-of").value = day;
    form.hidden = false;
    form.addEventListener("input", apply);
    form.addEventListener("reset", () => setTimeout(apply));
    form.addEventListener("submit", (event) => event.preventDefault());
    apply();
  };

  const start = () => {
    document.querySelectorAll("form[data-filters][hidden]").forEach(filters);
    document.querySelectorAll("form[data-as-of][hidden]").forEach(asOf);
    document.querySelectorAll("table.sortable:not([data-ready])").forEach((table) => {
      table.dataset.ready = "";
      sortable(table);
    });
  };

  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
