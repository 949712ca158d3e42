// What the search page says of an answer: how much was found, what was done with the query, and what else there is to look for.
// Everything can be read at once; a screen reader hears it when the reader pauses.

import { addressOf as pageOf, link } from "./search-results.js";
import { make, phrase, say } from "./page-words.js";

const QUIET_MS = 700;

const page = document.getElementById("p-search-page");
const status = make("p", "p-search-page__status");
const said = make("div", "p-search-page__said");
const message = make("div", "p-search-page__message");
const live = make("p", "p-hidden");
let timer;

// The elements, in the order in which they stand.
export function saidBox() {
  live.setAttribute("role", "status");
  status.tabIndex = -1;
  said.hidden = message.hidden = true;
  return [live, status, said, message];
}

export function sayLoading() {
  status.textContent = say("loading");
}

export function toStatus() {
  status.focus();
}

// `count`: the sentence on how much was found; `plan`: of the query, or null; `search`: {literal, addressOf}, the latter giving the
// address of another search, {query, literal}.
export function sayFound(count, plan, search) {
  status.textContent = count;
  showDone(plan, search);
  message.hidden = true;
  announce(count);
}

// Sentences in place of results, what else may be looked for, and the way to all pages.
export function sayNothing([first, ...others], plan = null, search = {}) {
  status.textContent = first;
  showDone(plan, search);
  message.replaceChildren(...others.map((text) => make("p", "", text)), make("p", "", link(page.dataset.az, say("az"))));
  message.hidden = false;
  announce(first);
}

function announce(first) {
  const text = [first, ...[...said.querySelectorAll("[data-said]")].map((line) => line.textContent)].join(" ");
  clearTimeout(timer);
  timer = setTimeout(() => (live.textContent = text), QUIET_MS);
}

// --- What was done with the query -------------------------------------------

function showDone(plan, search) {
  const lines = plan ? [search.literal ? exactly(plan, search) : changed(plan, search), ...suggested(plan, search)].filter(Boolean) : [];
  said.replaceChildren(...lines);
  said.hidden = !lines.length;
}

// The words that were searched for in place of those that were typed.
export function asked({ query, terms, said: done }) {
  if (!done.some(({ key }) => key === "instead")) return query;
  return terms.map((term) => term.asked.join(" ") || term.meant).filter(Boolean).join(" ");
}

// "none" is said by the sentence on how much was found; all words that were taken for others, by one sentence.
function changed(plan, { addressOf }) {
  const others = plan.said.filter(({ key }) => key !== "none" && key !== "instead");
  const isElsewhere = others.some(({ key }) => key === "elsewhere");
  const instead = plan.said.some(({ key }) => key === "instead") ? [{ key: "instead", values: { words: asked(plan) } }] : [];
  const told = [...instead, ...others].flatMap(({ key, values }) => [...phrase(`said_${key}`, strong(values)), " "]);
  const back = link(addressOf({ query: plan.query, literal: true }), say("literally", { q: plan.query }));
  return sentence(told.length && !isElsewhere ? [...told, back] : told);
}

function exactly({ query }, { addressOf }) {
  return sentence([...phrase("said_literal", strong({ q: query })), " ", link(addressOf({ query }), say("loosely"))]);
}

function sentence(nodes) {
  if (!nodes.length) return null;
  const line = make("p", "", ...nodes);
  line.dataset.said = "";
  return line;
}

function strong({ q = "", words = "" }) {
  return { q: make("strong", "", q), words: make("strong", "", words) };
}

// --- What else to look for --------------------------------------------------

function suggested({ suggestions }, { addressOf }) {
  const words = suggestions.filter(({ kind }) => kind === "word");
  const concepts = suggestions.filter(({ kind }) => kind !== "word");
  return [
    linked("did_you_mean", words.map(({ text }) => [text, addressOf({ query: text })])),
    linked("see_also", concepts.map(({ kind, id, text }) => [text, pageOf(kind, id), say(kind)])),
  ];
}

function linked(key, links) {
  if (!links.length) return null;
  const items = links.map(([text, href, note]) => make("li", "", link(href, text), ...(note ? [" ", make("span", "p-note", note)] : [])));
  const list = make("ul", "", ...items);
  const label = say(key);
  list.setAttribute("aria-label", label);
  return make("div", "p-search-page__more", make("span", "p-label", label), " ", list);
}
