// Brings the map of places to life: marks are buttons, pop-ups copy the page's own list.
// Works with and without the theme's instant navigation; without script the static map stays.
(() => {
  "use strict";
  const api = (window.placesMap = window.placesMap || {});
  if (api.start) return api.start();

  const BROAD = 8e5; // metres: a wider circle would hide the map, so it shows on demand
  let current = null;

  const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  /** Join texts as the language of the page does. */
  const list = (texts) => new Intl.ListFormat(document.documentElement.lang, { type: "unit" }).format(texts);

  const element = (tag, attributes, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  };

  const shape = (path) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const outline = document.createElementNS(svg.namespaceURI, "path");
    svg.setAttribute("viewBox", "-14 -14 28 28");
    svg.setAttribute("aria-hidden", "true");
    outline.setAttribute("d", path);
    svg.append(outline);
    return svg;
  };

  const icon = (kind, path, text) => {
    const number = element("span", { class: "map-mark__number" }, text);
    const html = element("span", { class: "map-mark__body" }, shape(path), number);
    return L.divIcon({ className: `map-mark map-mark--${kind}`, html, iconSize: [28, 28] });
  };

  /** Write ascending numbers in brief: 1–3, 7; what makes the mark too long is left out. */
  const runs = (numbers) => {
    const spans = [];
    for (const number of numbers) {
      if (spans.at(-1)?.[1] === number - 1) spans.at(-1)[1] = number;
      else spans.push([number, number]);
    }
    let text = "";
    for (const [first, last] of spans) {
      const part = first < last ? `${first}\u2013${last}` : `${first}`;
      const longer = text ? `${text}, ${part}` : part;
      if (text && longer.length > 12) return `${text} \u2026`;
      text = longer;
    }
    return text;
  };

  const width = (count, text) => (count > 1 ? text.length * 6.5 + 18 : 28);

  /** Whether two boxes overlap by no more than so many pixels. */
  const apart = (a, b, most = 0) =>
    a.x + most > b.x + b.width || b.x + most > a.x + a.width ||
    a.y + most > b.y + b.height || b.y + most > a.y + a.height;

  const within = (a, b) => a.x >= b.x && a.x + a.width <= b.x + b.width && a.y >= b.y && a.y + a.height <= b.y + b.height;

  class PlacesMap {
    constructor(host) {
      this.host = host;
      this.words = JSON.parse(host.dataset.words);
      this.places = new Map();
      this.outlines = new Map();
      this.drawn = [];
      this.live = element("div", { id: "map_1", class: "places-map__live" });
      host.append(this.live);
      api.outline = (feature, layer) => {
        if (feature.geometry.type.endsWith("LineString")) layer.options.className = "map-line";
        this.outlines.set(feature.properties.id, layer);
      };
      api.mark = (feature, mark) => this.places.set(feature.properties.id, { ...feature.properties, mark });
      this.map = api.draw();
      // One finger scrolls the page, two move the map.
      if (matchMedia("(pointer: coarse)").matches) this.map.dragging.disable();
      this.live.setAttribute("role", "region");
      this.live.setAttribute("aria-label", this.words.map);
      const { zoomIn: zoomInTitle, zoomOut: zoomOutTitle } = this.words;
      L.control.zoom({ position: "bottomright", zoomInTitle, zoomOutTitle }).addTo(this.map);
      this.groups = L.layerGroup().addTo(this.map);
      for (const place of this.places.values()) this.prepare(place);
      this.sheet = element("div", { class: "places-sheet", hidden: "" });
      this.sheet.addEventListener("keydown", (event) => { if (event.key === "Escape") this.close(event); });
      host.after(this.sheet);
      this.map.on("popupclose", () => this.closed());
      this.map.on("zoomend resize", () => this.arrange());
      this.map.on("moveend", () => this.label());
      this.map.on("dragstart", () => this.stay());
      this.map.on("resize", () => this.limit());
      this.live.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && this.popup) this.close(event);
      });
      const bounds = L.latLngBounds([...this.places.values()].map(({ mark }) => mark.getLatLng()));
      for (const outline of this.outlines.values()) bounds.extend(outline.getBounds());
      if (bounds.isValid()) {
        // Where it is can be told by the coast alone, if there is one place.
        const alone = bounds.getSouthWest().equals(bounds.getNorthEast());
        const view = alone ? bounds.getCenter().toBounds(8e5) : bounds;
        this.map.fitBounds(view, { padding: [24, 24], maxZoom: 12, animate: false });
      }
      this.limit();
      const [lat, lng, zoom] = (new URLSearchParams(location.search).get("view") ?? "").split(",").map(parseFloat);
      if (Number.isFinite(lat + lng + zoom)) this.map.setView([lat, lng], zoom, { animate: false });
      host.classList.add("is-live");
      this.arrange();
      this.map.on("moveend", () => this.remember());
    }

    /** Keep the view in the address, so that it can be sent on. */
    remember() {
      const { lat, lng } = this.map.getCenter();
      const address = new URL(location.href);
      address.searchParams.set("view", [lat.toFixed(3), lng.toFixed(3), this.map.getZoom()].join());
      history.replaceState(history.state, "", address);
    }

    /** Keep the view inside the bounds: beyond them there is no land. */
    limit() {
      this.map.setMinZoom(this.map.getBoundsZoom(this.map.options.maxBounds, true));
    }

    /** Give a place its mark, its circle or outline, and its ways of opening. */
    prepare(place) {
      const { id, kind, mark, number, radius } = place;
      place.entry = document.getElementById(`place-${id}`);
      place.name = place.entry?.querySelector("[data-name]")?.textContent.trim() || id;
      place.area = this.outlines.get(id);
      if (!place.area && radius && Math.abs(mark.getLatLng().lat) < 85) {
        const className = kind === "area" ? "map-area map-area--circle" : "map-circle";
        place.area = L.circle(mark.getLatLng(), { radius, className, pane: "areas", interactive: kind === "area" && radius <= BROAD });
        if (radius <= BROAD) place.area.addTo(this.map);
      }
      mark.setIcon(icon(kind, place.shape, String(number)));
      this.button(mark, `${number} ${place.name}`, (opener) => this.open(id, opener));
      mark.getElement().append(" ", element("span", { class: "map-mark__name", "aria-hidden": "true" }, place.name));
      if (kind === "area") place.area?.on("click", () => this.open(id, mark.getElement()));
    }

    button(mark, label, action) {
      const node = mark.getElement();
      node.setAttribute("aria-label", label);
      mark.on("click", () => action(node));
      node.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        action(node);
      });
    }

    /** Open the pop-up of a place: a copy of its entry in the page's list. */
    open(id, opener) {
      const place = this.places.get(id);
      const copy = element("div", { class: "map-card" });
      for (const node of place.entry?.childNodes ?? []) copy.append(node.cloneNode(true));
      for (const folded of copy.querySelectorAll("details")) folded.open = true;
      for (const node of copy.querySelectorAll("[id]")) node.removeAttribute("id");
      for (const node of copy.querySelectorAll("[data-jump]")) node.remove();
      if (!copy.childNodes.length) copy.append(place.name);
      this.show(place.mark.getLatLng(), copy, place.name, opener);
      if (place.area && !this.map.hasLayer(place.area)) this.lent = place.area.addTo(this.map);
      this.shown = place.area?.getElement?.() ?? this.path(place.area);
      this.shown?.classList.add("is-open");
    }

    path(area) {
      let found = null;
      area?.eachLayer?.((layer) => (found = found ?? layer.getElement()));
      return found;
    }

    /** Open the pop-up of a group: its places as buttons. */
    list(places, latlng, opener) {
      const title = this.words.group.replace("{count}", places.length);
      const items = places.map(({ id, name, number }) =>
        element("li", {}, element("button", { type: "button", "data-jump": id }, `${number} ${name}`)));
      const list = element("ul", { class: "map-card__list" }, ...items);
      this.show(latlng, element("div", { class: "map-card" }, element("p", {}, title), list), title, opener);
    }

    show(latlng, content, label, opener) {
      this.stay();
      this.shut();
      content.setAttribute("role", "dialog");
      content.setAttribute("aria-label", label);
      content.tabIndex = -1;
      this.opener = opener;
      if (matchMedia("(max-width: 600px)").matches) {
        const button = element("button", { type: "button", class: "places-sheet__close", "aria-label": this.words.close }, "\u00d7");
        button.addEventListener("click", (event) => this.close(event));
        this.sheet.replaceChildren(button, content);
        this.sheet.hidden = false;
        this.popup = { getElement: () => this.sheet };
        content.focus({ preventScroll: true });
        this.sheet.scrollIntoView({ block: "nearest", behavior: still() ? "auto" : "smooth" });
        return;
      }
      this.popup = L.popup({
        className: "places-popup",
        maxWidth: Math.min(340, this.live.clientWidth - 90),
        maxHeight: Math.max(140, this.live.clientHeight - 110),
        autoPanPadding: [12, 12],
        offset: [0, -6],
      });
      this.popup.setLatLng(latlng).setContent(content).openOn(this.map);
      this.popup.getElement().querySelector(".leaflet-popup-close-button").setAttribute("aria-label", this.words.close);
      content.focus({ preventScroll: true });
    }

    close(event) {
      event.preventDefault();
      event.stopPropagation();
      const opener = this.opener;
      this.shut();
      this.focus(opener);
    }

    /** Close the pop-up or the sheet, whichever is open. */
    shut() {
      this.map.closePopup();
      if (this.sheet.hidden) return;
      this.closed();
      this.sheet.hidden = true;
      this.sheet.replaceChildren();
    }

    closed() {
      const inside = this.popup?.getElement()?.contains(document.activeElement);
      const opener = this.opener;
      this.shown?.classList.remove("is-open");
      this.lent?.remove();
      this.popup = this.shown = this.lent = this.opener = null;
      if (inside || document.activeElement === document.body) this.focus(opener);
    }

    focus(opener) {
      const seen = opener?.isConnected && opener.offsetParent !== null;
      (seen ? opener : this.live).focus({ preventScroll: true });
    }

    /** Move the map to a place, then open its pop-up. */
    jump(id, opener) {
      const place = this.places.get(id);
      if (!place) return;
      // A button inside a pop-up goes away with it; whoever opened the pop-up gets the focus back.
      const back = this.live.contains(opener) || this.sheet.contains(opener) ? this.opener : opener;
      const { mark, radius } = place;
      const outline = this.outlines.get(id);
      const bounds = outline ? outline.getBounds() : mark.getLatLng().toBounds(2.4 * Math.max(radius, this.room(place)));
      this.stay();
      this.shut();
      this.host.scrollIntoView({ block: "nearest", behavior: still() ? "auto" : "smooth" });
      const view = { maxZoom: 12, padding: [20, 20] };
      if (still()) {
        this.map.fitBounds(bounds, { ...view, animate: false });
        this.open(id, back);
        return;
      }
      // Setting off ends whatever movement there was, and that is no arrival.
      this.map.flyToBounds(bounds, { ...view, duration: 0.8 });
      this.arrive = () => this.open(id, back);
      this.map.on("moveend", this.arrive);
    }

    /** Metres around a place in which no other is, within reason. */
    room({ id, mark }) {
      const others = [...this.places.values()].filter((place) => place.id !== id);
      const near = others.map((place) => this.map.distance(place.mark.getLatLng(), mark.getLatLng()));
      return Math.min(6e4, Math.max(1e3, ...[Math.min(...near)].filter(Number.isFinite)));
    }

    /** Forget where a jump was to lead: the reader has gone elsewhere meanwhile. */
    stay() {
      if (this.arrive) this.map.off("moveend", this.arrive);
      this.arrive = null;
    }

    /** Show marks that would cover each other as one group. */
    arrange() {
      let groups = [...this.places.values()].map((place) => [place]);
      for (let merged = true; merged;) {
        merged = false;
        for (const group of groups) {
          const other = groups.find((g) => g !== group && !apart(this.box(g), this.box(group), 6));
          if (!other) continue;
          const both = [...group, ...other].sort((a, b) => a.number - b.number);
          groups = [...groups.filter((g) => g !== group && g !== other), both];
          merged = true;
          break;
        }
      }
      this.groups.clearLayers();
      this.drawn = groups;
      for (const places of groups) {
        for (const { mark } of places) mark.getElement().hidden = places.length > 1;
        if (places.length > 1) this.group(places);
      }
      this.label();
    }

    /** The box of a group's mark, in pixels of the container. */
    box(places) {
      const points = places.map(({ mark }) => this.map.latLngToContainerPoint(mark.getLatLng()));
      const middle = (axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
      const wide = width(places.length, runs(places.map(({ number }) => number)));
      return { x: middle("x") - wide / 2, y: middle("y") - 13, width: wide, height: 26 };
    }

    group(places) {
      const text = runs(places.map(({ number }) => number));
      const half = (width(places.length, text) - 20) / 2;
      const pill = `M-${half}-10H${half}A10 10 0 0 1 ${half} 10H-${half}A10 10 0 0 1-${half}-10Z`;
      const box = this.box(places);
      const latlng = this.map.containerPointToLatLng([box.x + box.width / 2, box.y + 13]);
      const mark = L.marker(latlng, { icon: icon("group", pill, text) });
      this.groups.addLayer(mark);
      mark.getElement().append(" ", element("span", { class: "map-mark__name", "aria-hidden": "true" }));
      places.element = mark.getElement();
      // The heaviest stands for all of a group; a second where there is room.
      const most = [...places].sort((a, b) => b.weight - a.weight);
      places.told = [2, 1].map((number) =>
        list(most.slice(0, number).map((place) => place.name)) + (number < places.length ? " \u2026" : ""));
      const names = list(places.map(({ name }) => name));
      const label = `${text}, ${this.words.group.replace("{count}", places.length)}: ${names}`;
      this.button(mark, label, (opener) => this.list(places, latlng, opener));
    }

    /** Write names beside the marks where there is room, best where they cross no edge of a place. */
    label() {
      const { x: right, y: bottom } = this.map.getSize();
      const taken = this.drawn.map((places) => this.box(places));
      const edged = ({ area }) => area && this.map.hasLayer(area) && area.options.className !== "map-line";
      const edges = [...this.places.values()].filter(edged).map(({ area }) => this.extent(area));
      const most = (places) => Math.max(...places.map(({ weight }) => weight));
      for (const places of [...this.drawn].sort((a, b) => most(b) - most(a))) {
        const [place, ...others] = places;
        const name = (places.element ?? place.mark.getElement()).querySelector(".map-mark__name");
        const mark = this.box(places);
        const left = mark.x + mark.width / 2;
        let free = null;
        for (const told of places.told ?? [place.name]) {
          name.textContent = told;
          free ??= this.beside(name, mark, edged(place) && !others.length ? place : null, { taken, edges, right, bottom });
          if (free) break;
        }
        const { offsetHeight: height } = name;
        name.classList.toggle("is-shown", Boolean(free));
        name.style.left = free ? `${free.x - left + 14}px` : "";
        name.style.top = free ? `${free.y - mark.y + 1 + height / 2}px` : "";
        if (free) taken.push(free);
      }
    }

    /** Where a name has room beside a mark, best where it crosses no edge of a place. */
    beside({ offsetWidth: width, offsetHeight: height }, mark, place, { taken, edges, right, bottom }) {
      const middle = { x: mark.x + (mark.width - width) / 2, y: mark.y + 13 - height / 2, width, height };
      const [below, above] = [{ ...middle, y: mark.y + 26 }, { ...middle, y: mark.y - height }];
      const around = [{ ...middle, x: mark.x + mark.width + 2 }, { ...middle, x: mark.x - 2 - width }, below, above];
      for (const box of [below, above]) around.push({ ...box, x: mark.x }, { ...box, x: mark.x + mark.width - width });
      const own = place && this.extent(place.area);
      if (own) around.push({ ...middle, y: own.y - height - 1 }, { ...middle, y: own.y + own.height + 1 });
      const inside = (box) => box.x > 0 && box.x + width < right && box.y > 0 && box.y + height < bottom;
      const fits = around.filter((box) => inside(box) && taken.every((other) => apart(box, other)));
      return fits.find((box) => edges.every((edge) => apart(box, edge) || within(box, edge))) ?? fits[0];
    }

    /** The box of a drawn circle or outline, in pixels of the container. */
    extent(area) {
      const [a, b] = ["getNorthWest", "getSouthEast"].map((corner) => this.map.latLngToContainerPoint(area.getBounds()[corner]()));
      return { x: a.x, y: a.y, width: b.x - a.x, height: b.y - a.y };
    }

    remove() {
      this.map.off("popupclose");
      this.map.remove();
      this.live.remove();
      this.sheet.remove();
      this.host.classList.remove("is-live");
    }
  }

  api.start = () => {
    const host = document.querySelector("[data-map]");
    if (current && current.host !== host) {
      current.remove();
      current = null;
    }
    if (host && !current && window.L && api.draw) current = new PlacesMap(host);
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-jump]");
    if (button && current) current.jump(button.dataset.jump, button);
  });
  // A page that is swapped in may bring Leaflet later than this script.
  document.addEventListener("load", ({ target }) => { if (target.localName === "script") api.start(); }, true);
  // The theme announces each page it swaps in; without it every page starts afresh.
  window.document$?.subscribe(() => api.start());
  api.start();
})();
