// The words of the search page or of a list.

import { number } from "./writing.js";

export { make, number, showDate } from "./writing.js";

// {"type": {id: name, …}, "topic": {…}, "target_group": {…}, "ui": {key: words or {plural category: words}}}
export const labels = JSON.parse(document.querySelector("script.p-words").textContent);

// The words of a key, with {n} and {q} filled in; a key without words shows itself.
export function say(key, values = {}) {
  const words = labels.ui?.[key] ?? key;
  const text = typeof words === "string" ? words : words[new Intl.PluralRules(document.documentElement.lang).select(values.n)] ?? words.other;
  return text.replace(/\{(n|q)\}/g, (_, name) => (name === "n" ? number(values.n) : values.q));
}
