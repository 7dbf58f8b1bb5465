// Made by the generator from places/ and outlines/: edit those instead.
"use strict";
window.placesMap = window.placesMap || {};
window.placesMap.draw = function () {
var map_1 = L.map(
"map_1",
{
center: [4.6256, 13.3517],
crs: L.CRS.EPSG3857,
...{
"maxBounds": [
[
-5.7488,
2.7034,
],
[
15.0,
24.0,
],
],
"zoom": 2,
"zoomControl": false,
"preferCanvas": false,
"maxZoom": 13,
"maxBoundsViscosity": 1,
"zoomSnap": 0.25,
"scrollWheelZoom": false,
"attributionControl": false,
}
}
);
L.control.scale().addTo(map_1);
var pane_8 = map_1.createPane(
"base");
pane_8.style.zIndex = 150;
pane_8.style.pointerEvents = 'none';
var pane_9 = map_1.createPane(
"areas");
pane_9.style.zIndex = 350;
function geo_json_13_onEachFeature(feature, layer) {
layer.on({
});
};
var geo_json_13 = L.geoJson(null, {
onEachFeature: geo_json_13_onEachFeature,
...{
"pane": "base",
"interactive": false,
"className": "map-land",
}
});
function geo_json_13_add (data) {
geo_json_13
.addData(data);
}
geo_json_13_add({"features": [{"geometry": {"coordinates": [[[[5, 0], [25, 0], [27, 6], [24, 11], [6, 10], [5, 0]]]], "type": "MultiPolygon"}, "properties": {}, "type": "Feature"}], "type": "FeatureCollection"});
geo_json_13.setStyle(function(feature) {return feature.properties.style;});
geo_json_13.addTo(map_1);
function geo_json_14_onEachFeature(feature, layer) {
layer.on({
});
};
var geo_json_14 = L.geoJson(null, {
onEachFeature: geo_json_14_onEachFeature,
...{
"pane": "base",
"interactive": false,
"className": "map-borders",
}
});
function geo_json_14_add (data) {
geo_json_14
.addData(data);
}
geo_json_14_add({"features": [{"geometry": {"coordinates": [[[10, 0], [10, 2], [10, 8], [10, 10]]], "type": "MultiLineString"}, "properties": {}, "type": "Feature"}], "type": "FeatureCollection"});
geo_json_14.setStyle(function(feature) {return feature.properties.style;});
geo_json_14.addTo(map_1);
function geo_json_15_pointToLayer(feature, latlng) {
var opts = {
"stroke": true,
"color": "#3388ff",
"weight": 3,
"opacity": 1.0,
"lineCap": "round",
"lineJoin": "round",
"dashArray": null,
"dashOffset": null,
"fill": false,
"fillColor": "#3388ff",
"fillOpacity": 0.2,
"fillRule": "evenodd",
"bubblingMouseEvents": true,
"radius": 4,
"className": "map-area",
};
return new L.CircleMarker(latlng, opts)
}
function geo_json_15_onEachFeature(feature, layer) {
(window.placesMap.outline)(feature, layer);
layer.on({
});
};
var geo_json_15 = L.geoJson(null, {
onEachFeature: geo_json_15_onEachFeature,
pointToLayer: geo_json_15_pointToLayer,
...{
"pane": "areas",
"className": "map-area",
}
});
function geo_json_15_add (data) {
geo_json_15
.addData(data);
}
geo_json_15_add({"features": [{"geometry": {"coordinates": [[[[12, 4], [14, 4], [14, 5], [12, 5], [12, 4]]]], "type": "MultiPolygon"}, "properties": {"id": "tamsin-vale"}, "type": "Feature"}, {"geometry": {"coordinates": [[[10, 2], [18, 2], [19, 5], [18, 8], [10, 8], [10, 2]]], "type": "Polygon"}, "properties": {"id": "maroval"}, "type": "Feature"}], "type": "FeatureCollection"});
geo_json_15.setStyle(function(feature) {return feature.properties.style;});
geo_json_15.addTo(map_1);
function geo_json_16_pointToLayer(feature, latlng) {
var opts = {
};
const iconOptions = {
"className": "empty",
}
const iconRootAlias = L
opts.icon = new iconRootAlias.DivIcon(iconOptions)
return new L.Marker(latlng, opts)
}
function geo_json_16_onEachFeature(feature, layer) {
(window.placesMap.mark)(feature, layer);
layer.on({
});
};
var geo_json_16 = L.geoJson(null, {
onEachFeature: geo_json_16_onEachFeature,
pointToLayer: geo_json_16_pointToLayer,
...{
}
});
function geo_json_16_add (data) {
geo_json_16
.addData(data);
}
geo_json_16_add({"features": [{"geometry": {"coordinates": [12.7034, 4.2512], "type": "Point"}, "properties": {"id": "corvey-works", "kind": "square", "number": 1, "radius": 0, "shape": "M-9-9H9V9H-9Z", "weight": 0}, "type": "Feature"}, {"geometry": {"coordinates": [13.0, 4.4], "type": "Point"}, "properties": {"id": "tamsin", "kind": "circle", "number": 2, "radius": 3000.0, "shape": "M-10 0A10 10 0 1 0 10 0A10 10 0 1 0-10 0Z", "weight": 0}, "type": "Feature"}, {"geometry": {"coordinates": [13.0, 4.5], "type": "Point"}, "properties": {"id": "tamsin-vale", "kind": "area", "number": 3, "radius": 0, "shape": "M-13-8H13V8H-13Z", "weight": 0}, "type": "Feature"}, {"geometry": {"coordinates": [13.4, 4.9], "type": "Point"}, "properties": {"id": "upper-farms", "kind": "hexagon", "number": 4, "radius": 15000.0, "shape": "M-11 0L-5.5-9.5H5.5L11 0L5.5 9.5H-5.5Z", "weight": 0}, "type": "Feature"}, {"geometry": {"coordinates": [14.0, 5.0], "type": "Point"}, "properties": {"id": "maroval", "kind": "area", "number": 5, "radius": 0, "shape": "M-13-8H13V8H-13Z", "weight": 0}, "type": "Feature"}], "type": "FeatureCollection"});
geo_json_16.setStyle(function(feature) {return feature.properties.style;});
geo_json_16.addTo(map_1);
return map_1;
};
