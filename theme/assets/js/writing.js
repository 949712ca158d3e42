// Making elements, and how numbers and dates are written in the language of the page.

import { writeDate } from "./dates.js";

const { lang } = document.documentElement;

// An element with children, of which strings become text, never HTML.
export function make(tag, className = "", ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

export function button(className, ...children) {
  return Object.assign(make("button", className, ...children), { type: "button" });
}

// Words for screen readers alone.
export function unseen(text) {
  return make("span", "p-hidden", text);
}

// Words with the values that stand in them as {name}.
export function fill(words, values) {
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

export function number(n) {
  return Intl.NumberFormat.supportedLocalesOf(lang).length ? n.toLocaleString(lang) : String(n);
}

export function showDate(iso) {
  return writeDate(iso, lang);
}
