// The search: a dialog over the page, which asks Pagefind's index. Loaded when somebody opens it.
(() => {
  "use strict";

  const SITE = new URL("..", document.currentScript.src);
  const STEP = 10;
  const SETTINGS = {
    baseUrl: "/",
    excerptLength: 28,
    ranking: { metaWeights: { title: 6, answers: 12, spellings: 3, facts: 0.1 } },
  };

  const fold = (text) => text.normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
  const wordsOf = (text) => text.match(/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’.,-]*/gu) ?? [];

  let pagefind = null;
  let names = null;
  let facets = {};
  let run = null;

  const at = (path) => new URL(path, SITE).href;
  let get = (path) => fetch(at(path));

  const json = async (path) => {
    const answer = await get(path);
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.json();
  };

  /** Return Pagefind for a copy of files: browsers run its scripts and fetch nothing, so one carries all. */
  const carried = async () => {
    await run(at("pagefind/offline.js"));
    const { files, worker } = window.searchOffline;
    get = async (path) => new Response(Uint8Array.from(atob(files[path.split("?")[0]]), (one) => one.charCodeAt(0)));
    const waiting = new Map();
    const port = {
      addEventListener: (_, act) => { port.act = act; },
      postMessage: ({ id, result, error }) => {
        const [done, fail] = waiting.get(id);
        waiting.delete(id);
        if (error) fail(new Error(error)); else done(result);
      },
    };
    worker(port, get);
    let last = 0;
    const ask = (method, ...args) => new Promise((done, fail) => {
      last += 1;
      waiting.set(last, [done, fail]);
      port.act({ data: { id: last, method, args } });
    });
    await ask("init", { ...SETTINGS, basePath: "pagefind/", language: document.documentElement.lang });
    return {
      search: async (words) => {
        const found = await ask("search", words, {});
        return { ...found, results: found.results.map((one) => ({ ...one, data: () => ask("getData", one.data) })) };
      },
    };
  };

  const fetched = async () => {
    const module = await import(at("pagefind/pagefind.js"));
    await module.options(SETTINGS);
    await module.init();
    return module;
  };

  /** Return Pagefind, started once; a failure is tried again the next time. */
  const started = () => {
    pagefind ??= (location.protocol === "file:" ? carried() : fetched()).then(async (found) => {
      facets = await json("pagefind/facets.json");
      return found;
    }).catch((error) => {
      pagefind = null;
      throw error;
    });
    return pagefind;
  };

  const known = () => {
    names ??= json("assets/names.json").catch(() => []);
    return names;
  };

  /** Return the parts of a word, with the value of each that is a figure or says a number. */
  const counted = (word, numerals) => (word.match(/^\d/) ? word.match(/[\d.,]*\d|\p{L}+/gu) : [word]).map((text) => {
    const figure = /^\d/.test(text);
    const value = figure ? Number(text.replace(",", ".")) : numerals.get(fold(text));
    return { text, figure, value, scale: !figure && value >= 100 };
  });

  /** Return words with numbers as figures: 12000 for "twelve thousand", "12 thousand" and "12k". */
  const inFigures = (words, numerals) => {
    const told = [];
    let run = [];
    const end = () => {
      let [total, part] = [0, 0];
      for (const { value, scale } of run) {
        if (!scale) part += value;
        else if (value === 100) part = (part || 1) * value;
        else [total, part] = [total + (part || 1) * value, 0];
      }
      told.push(...(run.length > 1 ? [String(total + part)] : run.map(({ text }) => text)));
      run = [];
    };
    for (const word of words) {
      const parts = counted(word, numerals);
      const [first, last] = [parts[0], run.at(-1)];
      // "Thousand five" goes on, and "twenty four"; "two three" and "2024 two" are two numbers.
      const goesOn = first.scale || (last?.scale ? first.value < last.value
        : !first.figure && !last?.figure && last?.value > 19 && first.value < 10);
      const counts = parts.every(({ value }) => value >= 0);
      if (!counts || !goesOn) end();
      if (counts) run.push(...parts); else told.push(word);
    }
    end();
    return told;
  };

  /** Return what is looked up for a question: without the words that ask, numbers in figures without separators. */
  const question = (typed, skipped, numerals) => {
    const plain = typed.normalize("NFC").trim().replace(/(\d)[\s,.'’\u00a0\u202f](?=\d{3}(?!\d))/g, "$1");
    if (plain.includes('"')) return plain;
    const words = plain.split(/[\s\-‐‑–—/]+/).filter(fold);
    const telling = words.filter((word) => !skipped.has(fold(word)));
    return inFigures(telling.length ? telling : words, numerals).join(" ");
  };

  /** Return in how many steps one word becomes another: letters added, lost, changed or exchanged. */
  const steps = (one, other) => {
    let before = [];
    let last = Array.from({ length: other.length + 1 }, (_, index) => index);
    for (let i = 1; i <= one.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= other.length; j += 1) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last[other.length];
  };

  /** Return how many letters two words have in common before they differ. */
  const alike = (one, other) => {
    let same = 0;
    while (same < one.length && one[same] === other[same]) same += 1;
    return same;
  };

  /** Return a word, or the name that it was meant for where the index does not know it, or none. */
  const respelt = async (finder, word) => {
    const wanted = fold(word);
    const all = (await known()).map((name) => [fold(name), name]);
    if (!wanted || all.some(([name]) => name.startsWith(wanted))) return word;
    if ((await finder.search(`"${word}"`)).results.length) return word;
    const [first] = (await finder.search(word)).results;
    // A word half typed is found by its beginning; one that is unknown, by ever less of it.
    if (first && parts((await first.data()).excerpt).some(([text, mark]) => mark && fold(text).startsWith(wanted))) return word;
    const most = wanted.length < 5 || /\d/.test(wanted) ? 0 : wanted.length < 6 ? 1 : 2;
    // How a word begins is seldom mistaken, and where it ends is often grammar.
    const near = all.map(([name, shown]) => [steps(wanted, name), alike(wanted, name), shown])
      .filter(([far, same]) => far <= most && (far < 2 || wanted.length > 7 || same > 3));
    near.sort(([a, same], [b, other]) => a - b || other - same);
    // Some languages add to the end of a name.
    const within = all.filter(([name]) => wanted.startsWith(name)).sort(([a], [b]) => b.length - a.length);
    return near[0]?.[2] ?? within[0]?.[1] ?? "";
  };

  /** Return the pieces of an excerpt as text, with whether each is what was looked for. */
  const parts = (excerpt) => [...new DOMParser().parseFromString(excerpt, "text/html").body.childNodes]
    .map((node) => [node.textContent, node.nodeName === "MARK"]);

  const element = (name, values, ...inside) => {
    const node = Object.assign(document.createElement(name), values);
    node.append(...inside);
    return node;
  };

  const quoted = (excerpt) => {
    const told = parts(excerpt);
    const end = told.map(([text]) => text).join("").trim();
    return element(
      "p",
      { className: "finder__excerpt" },
      /^[\p{Ll}\d]/u.test(end) ? "… " : "",
      ...told.map(([text, mark]) => (mark ? element("mark", { textContent: text }) : text)),
      /[.!?…”]$/.test(end) ? "" : " …",
    );
  };

  const small = (text) => element("p", { className: "finder__where", textContent: text });

  /** Return the part of a page that has most of what was looked for, or none where that is its beginning. */
  const partOf = (inside) => {
    const weigh = ({ weighted_locations: found }) => found.reduce((sum, { weight }) => sum + weight, 0);
    const [most] = [...inside].sort((a, b) => weigh(b) - weigh(a));
    return most?.url.includes("#") && !most.url.endsWith("#_top") ? most : null;
  };

  /** Return an entry of the list: a claim with what stands behind it, or where on another page it is. */
  const entry = ({ url, meta, excerpt, sub_results: inside }) => {
    const there = meta.facts ? null : partOf(inside);
    const link = element("a", { href: at(`.${there?.url ?? url}`), textContent: meta.title, className: "finder__title" });
    const about = there?.title ?? meta.facts;
    return element("li", {}, link, ...(about ? [small(about)] : []), quoted(there?.excerpt ?? excerpt));
  };

  class Finder {
    constructor(dialog, fallback) {
      this.dialog = dialog;
      this.fallback = fallback;
      this.form = dialog.querySelector("form");
      this.field = dialog.querySelector("input");
      this.told = dialog.querySelector("[role=status]");
      this.list = dialog.querySelector("ol");
      this.box = dialog.querySelector(".finder__filters");
      this.words = this.told.dataset;
      this.skipped = new Set((this.words.skipped ?? "").split(/\s+/));
      const pairs = (this.words.numerals ?? "").split(/\s+/).map((pair) => pair.split("="));
      this.numerals = new Map(pairs.map(([word, value]) => [fold(word), Number(value)]));
      this.turn = 0;
      this.shown = STEP;
      this.listen();
    }

    listen() {
      this.dialog.querySelector("[data-close]").addEventListener("click", () => this.dialog.close());
      this.dialog.addEventListener("click", ({ target }) => {
        if (target === this.dialog || target.closest("a")) this.dialog.close();
      });
      this.form.addEventListener("submit", async (event) => {
        event.preventDefault();
        await this.look();
        this.list.querySelector("a")?.click();
      });
      let timer = 0;
      this.field.addEventListener("input", () => {
        clearTimeout(timer);
        this.shown = STEP;
        timer = setTimeout(() => this.look(), 120);
      });
      this.box.addEventListener("input", () => {
        this.shown = STEP;
        this.look();
      });
      this.dialog.addEventListener("keydown", (event) => {
        const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (!by || event.target.matches("select")) return;
        event.preventDefault();
        const stops = [this.field, ...this.list.querySelectorAll("a, button")];
        stops[Math.max(0, Math.min(stops.length - 1, stops.indexOf(document.activeElement) + by))].focus();
      });
    }

    open() {
      if (!this.dialog.open) this.dialog.showModal();
      this.field.focus();
      this.field.select();
      if (!this.field.value) this.told.textContent = this.words.start;
      started().catch(() => this.lose());
    }

    lose() {
      this.list.replaceChildren();
      this.told.replaceChildren(`${this.words.lost} `, element("a", { href: this.fallback, textContent: this.fallback }));
    }

    chosen() {
      return Object.fromEntries([...this.box.querySelectorAll("select")].filter(({ value }) => value).map(({ name, value }) => [name, value]));
    }

    /** Look for what stands in the field; a later look makes an earlier one forget its answer. */
    async look() {
      this.turn += 1;
      const turn = this.turn;
      const typed = this.field.value;
      if (!typed.trim()) {
        this.list.replaceChildren();
        this.box.hidden = true;
        this.told.textContent = this.words.start;
        return;
      }
      try {
        const finder = await started();
        const found = await this.ask(finder, question(typed, this.skipped, this.numerals));
        const pages = await Promise.all(found.results.slice(0, this.shown).map((one) => one.data()));
        if (turn === this.turn) this.show(found, pages);
      } catch (error) {
        if (turn === this.turn) this.lose();
        throw error;
      }
    }

    /** Look up words; what is found is narrowed down, and counted for each choice by the others. */
    async ask(finder, query) {
      const found = await this.all(finder, query);
      const chosen = Object.entries(this.chosen());
      const fits = ({ id }, except) => chosen.every(([label, value]) => label === except || facets[id]?.[label].includes(value));
      const filters = {};
      for (const one of found.results) {
        for (const [label, values] of Object.entries(facets[one.id] ?? {})) {
          filters[label] ??= {};
          if (fits(one, label)) for (const value of values) filters[label][value] = (filters[label][value] ?? 0) + 1;
        }
      }
      return { note: found.note, results: found.results.filter((one) => fits(one)), filters };
    }

    async all(finder, query) {
      let note = "";
      let asked = query;
      if (!query.includes('"')) {
        const words = query.split(/\s+/);
        const meant = await Promise.all(words.map((word) => respelt(finder, word)));
        const wrong = words.filter((word, index) => word !== meant[index]);
        if (wrong.length) {
          asked = meant.filter(Boolean).join(" ");
          note = this.words.nothing.replace("{word}", () => wrong.join(" "));
          if (!asked) return { results: [], note };
          note += ` ${this.words.instead.replace("{words}", () => asked)}`;
        }
      }
      const found = await finder.search(asked);
      if (found.results.length || !/\s/.test(asked)) return { results: found.results, note };
      // No page has them all: those come first that have the most of them.
      const each = await Promise.all(wordsOf(asked).map((word) => finder.search(word)));
      const merged = new Map();
      for (const { results } of each) {
        for (const one of results) {
          const had = merged.get(one.id) ?? { one, times: 0, score: 0 };
          merged.set(one.id, { one, times: had.times + 1, score: had.score + one.score });
        }
      }
      const results = [...merged.values()].sort((a, b) => b.times - a.times || b.score - a.score).map(({ one }) => one);
      return { results, note: results.length ? `${note} ${this.words.some}` : note };
    }

    show({ results, filters, note }, pages) {
      const count = results.length;
      const told = { 0: this.words.none, 1: this.words.one }[count] ?? this.words.other.replace("#", count);
      this.told.textContent = `${note} ${told}`.trim();
      this.offer(filters);
      const at = [...this.list.querySelectorAll("a")].indexOf(document.activeElement);
      this.list.replaceChildren(...pages.map((data) => entry(data)));
      if (at > 0) this.list.querySelectorAll("a")[at]?.focus();
      if (count > pages.length) {
        const more = element("button", { type: "button", textContent: this.words.more });
        more.addEventListener("click", () => {
          const next = this.shown;
          this.shown += STEP;
          this.look().then(() => this.list.querySelectorAll("a.finder__title")[next]?.focus());
        });
        this.list.append(element("li", { className: "finder__more" }, more));
      }
    }

    /** Offer what the results can be narrowed down by, with how many each leaves. */
    offer(filters) {
      const had = this.chosen();
      const labels = Object.entries(filters).map(([label, counts]) => {
        const select = element("select", { name: label }, element("option", { value: "", textContent: this.words.any }));
        const values = Object.keys(had[label] && !(had[label] in counts) ? { ...counts, [had[label]]: 0 } : counts);
        for (const value of values.sort((a, b) => a.localeCompare(b, document.documentElement.lang))) {
          select.append(element("option", { value, textContent: `${value} (${counts[value] ?? 0})` }));
        }
        select.value = had[label] ?? "";
        return element("label", {}, `${label} `, select);
      });
      const focused = document.activeElement?.name;
      this.box.replaceChildren(...labels);
      this.box.hidden = !labels.length;
      if (focused) [...this.box.querySelectorAll("select")].find(({ name }) => name === focused)?.focus();
    }
  }

  const finders = new WeakMap();

  /** Give a dialog its style sheet; it is shown without, rather than not at all. */
  const styled = (dialog) => new Promise((done) => {
    dialog.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: at("assets/search.css"), onload: done, onerror: done }));
  });

  /** Open the search in its dialog; `script` runs a script by its address. */
  window.openSearch = async (dialog, fallback, script) => {
    run = script;
    if (!finders.has(dialog)) finders.set(dialog, styled(dialog).then(() => new Finder(dialog, fallback)));
    (await finders.get(dialog)).open();
  };
})();
