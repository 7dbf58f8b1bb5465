// Made by the generator from places/ and outlines/: edit those instead.
"use strict";
window.placesMap = window.placesMap || {};
window.placesMap.draw = function () {
const map = L.map("map_1", {
center: $center, zoom: 2, maxZoom: 13, zoomSnap: 0.25, maxBounds: $bounds, maxBoundsViscosity: 1,
zoomControl: false, scrollWheelZoom: false, attributionControl: false,
});
L.control.scale().addTo(map);
map.createPane("base").style.zIndex = 150;
map.getPane("base").style.pointerEvents = "none";
map.createPane("areas").style.zIndex = 350;
const add = (options, data) => L.geoJson(data, options).addTo(map);
add({ pane: "base", interactive: false, className: "map-land" },
{"features": $land, "type": "FeatureCollection"});
add({ pane: "base", interactive: false, className: "map-borders" },
{"features": $borders, "type": "FeatureCollection"});
add({ pane: "areas", className: "map-area", onEachFeature: window.placesMap.outline,
pointToLayer: (_, at) => L.circleMarker(at, { radius: 4, fill: false, className: "map-area" }) },
{"features": $areas, "type": "FeatureCollection"});
add({ onEachFeature: window.placesMap.mark,
pointToLayer: (_, at) => L.marker(at, { icon: L.divIcon({ className: "empty" }) }) },
{"features": $marks, "type": "FeatureCollection"});
return map;
};
