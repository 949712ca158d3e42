// The facets of the search page: groups of checkboxes with counts. Values of one facet are alternatives, facets add up.

import { labels, make, number, say } from "./page-words.js";

export const FACETS = ["type", "topic", "target_group"];

const summary = make("summary", "", say("filters"));
const box = make("details", "p-facets", summary);
const clear = make("button", "p-facets__clear", say("clear"));
const options = [];

// The element, hidden until there is something to choose.
export function facetBox() {
  box.open = matchMedia("(min-width: 60em)").matches;
  box.hidden = clear.hidden = true;
  clear.type = "button";
  return box;
}

// Calls back when the reader chooses; `cleared` tells whether all was taken off.
export function onChoice(callback) {
  box.addEventListener("change", () => callback(false));
  clear.addEventListener("click", () => {
    for (const { input } of options) input.checked = false;
    callback(true);
  });
}

// One checkbox for each value that the bundle knows, in the order of the labels; values without a label come last.
export function buildFacets(counts) {
  if (options.length) return;
  for (const facet of FACETS) {
    const known = counts[facet] ?? {};
    const ids = [...new Set([...Object.keys(labels[facet] ?? {}), ...Object.keys(known)])].filter((id) => known[id]);
    if (ids.length) box.append(make("fieldset", "p-facets__group", make("legend", "", say(facet)), ...ids.map((id) => option(facet, id))));
  }
  box.append(clear);
  box.hidden = !options.length;
  choose(new URLSearchParams(location.search));
}

function option(facet, id) {
  const input = Object.assign(make("input"), { type: "checkbox", name: facet, value: id });
  const count = make("span", "p-facets__count");
  const label = make("label", "p-facets__option", input, " ", make("span", "", labels[facet]?.[id] ?? id), " ", count);
  options.push({ facet, id, input, count, label });
  return label;
}

// Facet -> ids that the reader chose.
export function chosen() {
  const of = (facet) => options.filter((option) => option.facet === facet && option.input.checked).map(({ id }) => id);
  return Object.fromEntries(FACETS.map((facet) => [facet, of(facet)]));
}

// Takes over the choice that stands in an address.
export function choose(asked) {
  for (const { facet, id, input } of options) input.checked = asked.getAll(facet).includes(id);
}

export function openFacets() {
  box.open = true;
}

export function showCounts(counts) {
  for (const { facet, id, input, count, label } of options) {
    const n = counts[facet]?.[id] ?? 0;
    count.textContent = number(n);
    // What has the focus stays, or the keyboard would be lost.
    label.hidden = !n && !input.checked && document.activeElement !== input;
  }
  for (const group of box.querySelectorAll("fieldset")) group.hidden = !group.querySelector("label:not([hidden])");
  // On narrow screens the groups are folded; that results are narrowed down must be seen all the same.
  const n = options.filter(({ input }) => input.checked).length;
  summary.textContent = say("filters") + (n ? ` (${number(n)})` : "");
  clear.hidden = !n;
}
