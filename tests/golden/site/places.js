// Made by the generator from places/ and outlines/: edit those instead.
"use strict";
window.placesMap = window.placesMap || {};
window.placesMap.draw = function () {
const map = L.map("map_1", {
center: [4.6256, 13.3517], zoom: 2, maxZoom: 13, zoomSnap: 0.25, maxBounds: [[-5.7488, 2.7034], [15.0, 24.0]], maxBoundsViscosity: 1,
zoomControl: false, scrollWheelZoom: false, attributionControl: false,
});
L.control.scale().addTo(map);
map.createPane("base").style.zIndex = 150;
map.getPane("base").style.pointerEvents = "none";
map.createPane("areas").style.zIndex = 350;
const add = (options, data) => L.geoJson(data, options).addTo(map);
add({ pane: "base", interactive: false, className: "map-land" },
{"features": [{"geometry": {"coordinates": [[[[5, 0], [25, 0], [27, 6], [24, 11], [6, 10], [5, 0]]]], "type": "MultiPolygon"}, "properties": {}, "type": "Feature"}], "type": "FeatureCollection"});
add({ pane: "base", interactive: false, className: "map-borders" },
{"features": [{"geometry": {"coordinates": [[[10, 0], [10, 2], [10, 8], [10, 10]]], "type": "MultiLineString"}, "properties": {}, "type": "Feature"}], "type": "FeatureCollection"});
add({ pane: "areas", className: "map-area", onEachFeature: window.placesMap.outline,
pointToLayer: (_, at) => L.circleMarker(at, { radius: 4, fill: false, className: "map-area" }) },
{"features": [{"geometry": {"coordinates": [[[[12, 4], [14, 4], [14, 5], [12, 5], [12, 4]]]], "type": "MultiPolygon"}, "properties": {"id": "tamsin-vale"}, "type": "Feature"}, {"geometry": {"coordinates": [[[10, 2], [18, 2], [19, 5], [18, 8], [10, 8], [10, 2]]], "type": "Polygon"}, "properties": {"id": "maroval"}, "type": "Feature"}], "type": "FeatureCollection"});
add({ onEachFeature: window.placesMap.mark,
pointToLayer: (_, at) => L.marker(at, { icon: L.divIcon({ className: "empty" }) }) },
{"features": [{"geometry": {"coordinates": [12.7034, 4.2512], "type": "Point"}, "properties": {"id": "corvey-works", "kind": "square", "number": 1, "radius": 0, "shape": "M-9-9H9V9H-9Z", "weight": 0}, "type": "Feature"}, {"geometry": {"coordinates": [13.0, 4.4], "type": "Point"}, "properties": {"id": "tamsin", "kind": "circle", "number": 2, "radius": 3000.0, "shape": "M-10 0A10 10 0 1 0 10 0A10 10 0 1 0-10 0Z", "weight": 0}, "type": "Feature"}, {"geometry": {"coordinates": [13.0, 4.5], "type": "Point"}, "properties": {"id": "tamsin-vale", "kind": "area", "number": 3, "radius": 0, "shape": "M-13-8H13V8H-13Z", "weight": 0}, "type": "Feature"}, {"geometry": {"coordinates": [13.4, 4.9], "type": "Point"}, "properties": {"id": "upper-farms", "kind": "hexagon", "number": 4, "radius": 15000.0, "shape": "M-11 0L-5.5-9.5H5.5L11 0L5.5 9.5H-5.5Z", "weight": 0}, "type": "Feature"}, {"geometry": {"coordinates": [14.0, 5.0], "type": "Point"}, "properties": {"id": "maroval", "kind": "area", "number": 5, "radius": 0, "shape": "M-13-8H13V8H-13Z", "weight": 0}, "type": "Feature"}], "type": "FeatureCollection"});
return map;
};
