// Brings the map of places to life: marks are buttons, pop-ups copy the page's own list.
// Works with and without the theme's instant navigation; without script the static map stays.
(() => {
  "use strict";
  const api = (window.placesMap = window.placesMap || {});
  if (api.start) return api.start();

  const REACH = 30; // pixels: marks closer than this are shown as one group
  const BROAD = 1e6; // metres: a wider circle would hide the map, so it shows on demand
  const WORDS = {
    map: "Map of the places",
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    close: "Close",
    group: "{count} places",
  };
  let current = null;

  const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

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

  /** Write ascending numbers briefly: 1–4, 7. */
  const runs = (numbers) => {
    const parts = [];
    for (const number of numbers) {
      const last = parts.at(-1);
      if (last && last[1] === number - 1) last[1] = number;
      else parts.push([number, number]);
    }
    const text = parts.map(([first, last]) => (first === last ? `${first}` : `${first}\u2013${last}`));
    return text.length > 2 ? `${numbers[0]} \u2026 ${numbers.at(-1)}` : text.join(", ");
  };

  class PlacesMap {
    constructor(host) {
      this.host = host;
      this.words = { ...WORDS, ...JSON.parse(host.dataset.words || "{}") };
      this.places = new Map();
      this.outlines = new Map();
      this.live = element("div", { id: "map_1", class: "places-map__live" });
      host.append(this.live);
      api.outline = (feature, layer) => this.outlines.set(feature.properties.id, layer);
      api.mark = (feature, mark) => this.places.set(feature.properties.id, { ...feature.properties, mark });
      this.map = api.draw();
      this.live.setAttribute("role", "region");
      this.live.setAttribute("aria-label", this.words.map);
      const { zoomIn: zoomInTitle, zoomOut: zoomOutTitle } = this.words;
      L.control.zoom({ position: "bottomright", zoomInTitle, zoomOutTitle }).addTo(this.map);
      this.groups = L.layerGroup().addTo(this.map);
      for (const place of this.places.values()) this.prepare(place);
      this.map.on("popupclose", () => this.closed());
      this.map.on("zoomend resize", () => this.arrange());
      this.live.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && this.popup) this.close(event);
      });
      const bounds = L.latLngBounds([...this.places.values()].map(({ mark }) => mark.getLatLng()));
      for (const outline of this.outlines.values()) bounds.extend(outline.getBounds());
      if (bounds.isValid()) this.map.fitBounds(bounds, { padding: [24, 24], maxZoom: 8, animate: false });
      host.classList.add("is-live");
      this.arrange();
    }

    /** Give a place its mark, its circle or outline, and its ways of opening. */
    prepare(place) {
      const { id, kind, mark, number, radius } = place;
      place.entry = document.getElementById(`place-${id}`);
      place.name = place.entry?.querySelector("[data-name]")?.textContent.trim() || id;
      place.area = this.outlines.get(id);
      if (!place.area && radius) {
        const className = kind === "area" ? "map-area map-area--circle" : "map-circle";
        place.area = L.circle(mark.getLatLng(), { radius, className, pane: "areas", interactive: kind === "area" && radius <= BROAD });
        if (radius <= BROAD) place.area.addTo(this.map);
      }
      mark.setIcon(icon(kind, place.shape, String(number)));
      this.button(mark, place.name, (opener) => this.open(id, opener));
      mark.getElement().append(element("span", { class: "map-mark__name", "aria-hidden": "true" }, place.name));
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
      this.map.closePopup();
      content.setAttribute("role", "dialog");
      content.setAttribute("aria-label", label);
      content.tabIndex = -1;
      this.opener = opener;
      this.popup = L.popup({
        className: "places-popup",
        maxWidth: Math.min(340, this.live.clientWidth - 48),
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
      this.map.closePopup();
      this.focus(opener);
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
      const back = this.live.contains(opener) ? this.opener : opener;
      const { mark, radius } = place;
      const outline = this.outlines.get(id);
      const bounds = outline ? outline.getBounds() : mark.getLatLng().toBounds(2.4 * Math.max(radius, 2e4));
      this.map.closePopup();
      this.host.scrollIntoView({ block: "nearest", behavior: still() ? "auto" : "smooth" });
      this.map.once("moveend", () => this.open(id, back));
      const view = { maxZoom: 9, padding: [20, 20] };
      if (still()) this.map.fitBounds(bounds, { ...view, animate: false });
      else this.map.flyToBounds(bounds, { ...view, duration: 0.8 });
    }

    /** Show marks that would cover each other as one group, and names where there is room. */
    arrange() {
      const groups = [];
      for (const place of this.places.values()) {
        const point = this.map.latLngToLayerPoint(place.mark.getLatLng());
        const group = groups.find((other) => other.point.distanceTo(point) < REACH);
        if (group) group.places.push(place);
        else groups.push({ point, places: [place] });
      }
      this.groups.clearLayers();
      const taken = [];
      for (const { point, places } of groups) {
        const alone = places.length === 1;
        for (const { mark } of places) mark.getElement().hidden = !alone;
        taken.push({ x: point.x - 14, y: point.y - 14, width: 28, height: 28 });
        if (!alone) this.group(places);
      }
      for (const { point, places } of groups) if (places.length === 1) this.label(places[0], point, taken);
    }

    group(places) {
      const latlng = places[0].mark.getLatLng();
      const text = runs(places.map(({ number }) => number));
      const half = Math.max(6, text.length * 3.5);
      const pill = `M-${half}-11H${half}A11 11 0 0 1 ${half} 11H-${half}A11 11 0 0 1-${half}-11Z`;
      const mark = L.marker(latlng, { icon: icon("group", pill, text) });
      this.groups.addLayer(mark);
      const names = places.map(({ name }) => name).join(", ");
      const label = `${this.words.group.replace("{count}", places.length)}: ${names}`;
      this.button(mark, label, (opener) => this.list(places, latlng, opener));
    }

    label({ mark }, point, taken) {
      const name = mark.getElement().querySelector(".map-mark__name");
      const { offsetWidth: width, offsetHeight: height } = name;
      const free = (box) => taken.every((other) =>
        box.x > other.x + other.width || other.x > box.x + box.width ||
        box.y > other.y + other.height || other.y > box.y + box.height);
      const right = { x: point.x + 16, y: point.y - height / 2, width, height };
      const left = { ...right, x: point.x - 16 - width };
      const box = [right, left].find(free);
      name.classList.toggle("is-shown", Boolean(box));
      name.classList.toggle("is-left", box === left);
      if (box) taken.push(box);
    }

    remove() {
      this.map.off("popupclose");
      this.map.remove();
      this.live.remove();
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
  // The theme announces each page it swaps in; without it every page starts afresh.
  window.document$?.subscribe(() => api.start());
  api.start();
})();
