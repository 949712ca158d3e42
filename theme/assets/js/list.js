// Lists of entries: narrowed down and sorted at once, state in the address. Everything it knows stands in the page:
//
//   <div id="p-listing">
//     <details class="p-facets"><summary>
//       <details class="p-facet" data-facet="setting"><summary>…<ul><li><a data-value="home" href>…</a> <span class="p-facets__count">
//     <p class="p-listing__order">
//     <ol class="p-listing__rows"><li data-values="setting:home topic:x" data-title="0" data-updated="2024-08-07">
//   <script type="application/json" class="p-words">…</script>        (see page-words.js)
//
// Values of one facet are alternatives, facets add up. Without this script the values are links to lists of their own.

import { labels, make, number, say } from "./page-words.js";
import { readFacets } from "./list-facets.js";
import { rowsIn, sortRows } from "./list-rows.js";
import { bareAddress } from "./page-address.js";

const page = document.getElementById("p-listing");
const box = page.querySelector(".p-facets");
const summary = box?.querySelector("summary");
const order = page.querySelector(".p-listing__order");
const rows = rowsIn(page);
const facets = readFacets(page);

const status = make("p", "p-listing__status");
const chosen = make("ul", "p-chosen");
const none = make("div", "p-listing__none", make("p", "", say("none")), clearButton());
const clear = clearButton();
const sort = make("select");
const sorts = Object.keys(labels.ui.sorts); // the page's own order comes first
let [sorted] = sorts;

// --- The state and its address ----------------------------------------------

function addressOf() {
  const address = bareAddress();
  for (const { facet, id } of facets.chosen()) address.searchParams.append(facet, id);
  if (sort.value !== sorts[0]) address.searchParams.set("sort", sort.value);
  return address.href;
}

function restore() {
  const asked = new URLSearchParams(location.search);
  facets.choose(asked);
  const wanted = asked.get("sort");
  sort.value = sorts.includes(wanted) ? wanted : sorts[0];
  show();
}

function decide() {
  const address = addressOf();
  if (address !== location.href) history.pushState(null, "", address);
  show();
}

// --- Showing ----------------------------------------------------------------

function show() {
  const shown = facets.filter(rows);
  if (sort.value !== sorted) sortRows(rows, (sorted = sort.value), facets);
  const narrowedBy = facets.chosen();
  status.textContent = say("shown", { n: shown, q: number(rows.length) });
  none.hidden = shown > 0;
  clear.hidden = chosen.hidden = !narrowedBy.length;
  chosen.replaceChildren(...narrowedBy.map(chip));
  for (const list of page.querySelectorAll(".p-listing__rows")) {
    list.parentElement.hidden = !list.querySelector(":scope > li:not([hidden])");
  }
  if (summary) summary.textContent = say("filters") + (narrowedBy.length ? ` (${number(narrowedBy.length)})` : "");
  // The same choice in another language: ids are the same there.
  for (const link of document.querySelectorAll(".p-languages a")) link.search = location.search;
}

function clearButton() {
  const button = make("button", "p-facets__clear", say("clear"));
  button.type = "button";
  button.addEventListener("click", () => {
    facets.choose(new URLSearchParams());
    decide();
    summary.focus();
  });
  return button;
}

function chip(option) {
  const cross = make("span", "p-chosen__cross", "×");
  cross.setAttribute("aria-hidden", "true");
  const button = make("button", "p-chosen__remove", option.name, " ", cross);
  button.type = "button";
  button.setAttribute("aria-label", say("remove", { q: option.name }));
  button.addEventListener("click", () => {
    const place = [...chosen.children].indexOf(button.parentElement);
    option.input.checked = false;
    decide();
    (chosen.children[Math.min(place, chosen.children.length - 1)]?.firstChild ?? summary).focus();
  });
  return make("li", "", button);
}

// --- Start ------------------------------------------------------------------

function sortBox() {
  sort.id = "p-listing-sort";
  sort.autocomplete = "off";
  sort.append(...sorts.map((name) => new Option(labels.ui.sorts[name], name)));
  sort.addEventListener("change", decide);
  const label = make("label", "", say("sort"));
  label.htmlFor = sort.id;
  return make("p", "p-listing__sort", label, sort);
}

function foldOnNarrowScreens() {
  const wide = matchMedia("(min-width: 60em)");
  const fold = () => (box.open = wide.matches);
  wide.addEventListener("change", fold);
  fold();
}

function start() {
  status.setAttribute("role", "status");
  order.replaceWith(make("div", "p-listing__bar", status, sortBox()), chosen, none);
  if (box) {
    box.append(clear);
    foldOnNarrowScreens();
    box.addEventListener("change", decide);
  }
  addEventListener("popstate", restore);
  restore();
}

start();
