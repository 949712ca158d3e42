// The words of the search page or of a list, and how numbers and dates are written in its language.

const { lang } = document.documentElement;

// {"type": {id: name, …}, "topic": {…}, "target_group": {…}, "ui": {key: words or {plural category: words}}}
export const labels = JSON.parse(document.querySelector("script.p-words").textContent);

// The words of a key, with {n} and {q} filled in; a key without words shows itself.
export function say(key, values = {}) {
  const words = labels.ui?.[key] ?? key;
  const text = typeof words === "string" ? words : words[new Intl.PluralRules(lang).select(values.n)] ?? words.other;
  return text.replace(/\{(n|q)\}/g, (_, name) => (name === "n" ? number(values.n) : values.q));
}

export function number(n) {
  return Intl.NumberFormat.supportedLocalesOf(lang).length ? n.toLocaleString(lang) : String(n);
}

// Browsers know few languages; in others a date is written in figures.
export function showDate(iso) {
  if (!/^\d{4}-\d\d-\d\d$/.test(iso)) return iso;
  if (!Intl.DateTimeFormat.supportedLocalesOf(lang).length) return iso.split("-").reverse().join(".");
  return new Date(iso).toLocaleDateString(lang, { dateStyle: "long", timeZone: "UTC" });
}

// An element with children, of which strings become text, never HTML.
export function make(tag, className = "", ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}
