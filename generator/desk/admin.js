// Reads and writes records for the form. Lines that the form did not change stay as they were
// typed, with their comments: the program by itself would write every file anew.
import { CORE_SCHEMA, FAILSAFE_SCHEMA, dump, load } from "./js-yaml.mjs";

const TYPED = "typed_text"; // a hidden field that carries the file as it was typed

const read = (text) => (text.trim() ? load(text, { schema: FAILSAFE_SCHEMA }) : {});
const isMap = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const sorted = (_, value) => (isMap(value) ? Object.fromEntries(Object.entries(value).sort()) : value);
const same = (one, other) => JSON.stringify(one, sorted) === JSON.stringify(other, sorted);

function written(value, column) {
  const text = dump(value, { schema: CORE_SCHEMA, lineWidth: -1, noRefs: true });
  return text.trimEnd().split("\n").map((line) => " ".repeat(column) + line);
}

const column = (line) => line.length - line.trimStart().length;
const isComment = (line) => line.trimStart().startsWith("#");

// Cuts lines before each one that `begins` something at a column, and before its comments.
function cut(lines, at, begins) {
  const parts = [[]];
  lines.forEach((line, i) => {
    if (column(line) === at && begins(line.trimStart())) {
      let top = i;
      while (top > 0 && isComment(lines[top - 1]) && column(lines[top - 1]) <= at) top -= 1;
      const above = top < i ? parts.at(-1).splice(top - i) : [];
      parts.push([...above]);
    }
    parts.at(-1).push(line);
  });
  return parts;
}

const comments = (lines) => lines.slice(0, lines.findIndex((line) => !isComment(line)));

// Each returns the lines of a changed value, or null where its layout is out of the ordinary.
function map(lines, before, after, at) {
  const [head, ...parts] = cut(lines, at, (text) => /^[\w-]+:/.test(text));
  const names = parts.map((part) => part.find((line) => !isComment(line)).trim().split(":")[0]);
  if (!same(names.toSorted(), Object.keys(before).sort())) return null;
  const typed = Object.fromEntries(names.map((name, i) => [name, parts[i]]));
  const gone = names.filter((name) => !(name in after)).flatMap((name) => typed[name].filter(isComment));
  const kept = Object.entries(after).flatMap(([name, value]) =>
    name in typed ? entry(typed[name], before[name], value, at, name) : written({ [name]: value }, at),
  );
  return [...head, ...kept, ...gone];
}

function entry(lines, before, after, at, name) {
  if (same(before, after)) return lines;
  const above = comments(lines);
  const [first, ...rest] = lines.slice(above.length);
  const inner = rest.find((line) => line.trim() && !isComment(line));
  const block = /^[\w-]+:\s*(#.*)?$/.test(first.trim()) && inner !== undefined;
  const change = Array.isArray(after) ? list : map;
  const changed = block && typeof after === "object" && change(rest, before, after, column(inner));
  if (changed) return [...above, first, ...changed];
  const [line, ...more] = written({ [name]: after }, at);
  return [...above, line + beside(first), ...more, ...tail(lines, at)];
}

// The comments and blank lines that follow a value.
function tail(lines, at) {
  const last = lines.findLastIndex((line) => line.trim() && !(isComment(line) && column(line) <= at));
  return lines.slice(last + 1);
}

// A comment beside a text goes with the text that replaces it.
function beside(line) {
  const [comment] = line.match(/\s+#.*$/) ?? [""];
  const bare = line.slice(0, line.length - comment.length);
  try {
    return comment && same(read(bare.trim()), read(line.trim())) ? comment : "";
  } catch {
    return ""; // the text goes on in the next line
  }
}

function list(lines, before, after, at) {
  const [head, ...parts] = cut(lines, at, (text) => text.startsWith("- "));
  if (parts.length !== before.length) return null;
  const free = new Set(before.keys());
  const match = after.map((value) => {
    const found = [...free].find((i) => same(before[i], value)) ?? -1;
    free.delete(found);
    return found;
  });
  const items = after.flatMap((value, i) => {
    if (match[i] >= 0) return parts[match[i]];
    if (!free.delete(i)) return written([value], at);
    const changed = isMap(value) && item(parts[i], before[i], value, at);
    return changed || [...comments(parts[i]), ...written([value], at), ...tail(parts[i], at)];
  });
  return [...head, ...items, ...[...free].flatMap((i) => parts[i].filter(isComment))];
}

function item(lines, before, after, at) {
  const above = comments(lines);
  const [first, ...rest] = lines.slice(above.length);
  const bare = first.slice(0, at) + " " + first.slice(at + 1);
  const changed = map([bare, ...rest], before, after, column(bare));
  if (!changed) return null;
  const start = changed.findIndex((line) => !isComment(line));
  changed[start] = changed[start].slice(0, at) + "-" + changed[start].slice(at + 1);
  return [...above, ...changed];
}

export function fromFile(text) {
  return { ...read(text), [TYPED]: text };
}

export function toFile(record, header) {
  const { [TYPED]: typed, ...after } = JSON.parse(JSON.stringify(record));
  const text = typed && map(typed.trimEnd().split("\n"), read(typed), after, 0)?.join("\n");
  if (text && same(read(text), after)) return text;
  const kept = typed ? typed.split("\n").filter(isComment) : [header];
  return [...kept, ...written(after, 0)].join("\n");
}

// In the browser; the tests import the functions alone.
if (globalThis.CMS) {
  const headers = JSON.parse(document.getElementById("headers").textContent);
  for (const [format, header] of Object.entries(headers)) {
    CMS.registerCustomFormat(format, "yml", {
      fromFile,
      toFile: (record) => toFile(record, header),
    });
  }
  CMS.init();
}
