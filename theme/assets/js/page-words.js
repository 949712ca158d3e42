// The words of the search page or of a list.

import { make, number } from "./writing.js";

export { make, number, showDate } from "./writing.js";

// {"type": {id: name, …}, "topic": {…}, "target_group": {…}, "ui": {key: words or {plural category: words}}}
export const labels = JSON.parse(document.querySelector("script.p-words").textContent);

function template(key, { n }) {
  const words = labels.ui?.[key] ?? key;
  return typeof words === "string" ? words : words[new Intl.PluralRules(document.documentElement.lang).select(n)] ?? words.other;
}

function value(name, values) {
  return name === "n" ? number(values.n) : values[name];
}

// The words of a key, with {n} and {q} filled in; a key without words shows itself.
export function say(key, values = {}) {
  return template(key, values).replace(/\{(\w+)\}/g, (_, name) => value(name, values));
}

// The same as nodes, in which a value that is an element stands as it is.
export function phrase(key, values = {}) {
  return template(key, values).split(/\{(\w+)\}/).map((part, place) => (place % 2 ? value(part, values) : part));
}
