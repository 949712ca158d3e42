// The words of the search page, and how numbers and dates are written in its language.

import { writeDate } from "./dates.js";

const page = document.getElementById("p-search-page");
const { lang } = page.dataset;

// {"type": {id: name, …}, "topic": {…}, "target_group": {…}, "ui": {key: words or {plural category: words}}}
export const labels = JSON.parse(document.getElementById("p-search-labels").textContent);

// The words of a key, with {n} and {q} filled in; a key without words shows itself.
export function say(key, values = {}) {
  const words = labels.ui?.[key] ?? key;
  const text = typeof words === "string" ? words : words[new Intl.PluralRules(lang).select(values.n)] ?? words.other;
  return text.replace(/\{(n|q)\}/g, (_, name) => (name === "n" ? number(values.n) : values.q));
}

export function number(n) {
  return Intl.NumberFormat.supportedLocalesOf(lang).length ? n.toLocaleString(lang) : String(n);
}

export function showDate(iso) {
  return writeDate(iso, lang);
}

// An element with children, of which strings become text, never HTML.
export function make(tag, className = "", ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}
