// The words of the page that compares: {ui: {key: words}, blocks: {block: name}, fields: {block: {field: name}}}

import { fill } from "./writing.js";

const LAST = 1000;
const words = JSON.parse(document.getElementById("p-compare-words").textContent);

export const { blocks } = words;

// The words of a key, with the values that stand in them as {name}.
export function say(key, values = {}) {
  return fill(words.ui[key], values);
}

// The interface's own name of a field, and its place in the table; dates and what is said about a page are facts like others.
// Texts have names of their own and keep the order of their pages.
export function known(block, field) {
  const table = words.fields[block] ?? words.fields.facts;
  return { label: table[field], place: block === "text" || !(field in table) ? LAST : Object.keys(table).indexOf(field) };
}
