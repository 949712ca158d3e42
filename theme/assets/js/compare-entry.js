// One entry of a comparison, taken from its own page, so that the two cannot say different things. What the layouts offer
// for it: `data-field` with the field's name at each fact and rating, and the id of each section's heading, which is the
// same in all languages.

import { fetchOwn } from "./compare-picks.js";

const FACTS = ["facts", "document", "accreditation", "about"]; // headings of blocks that are compared fact by fact
const EVIDENCE = ["evaluations", "claims"];
const NOT_TAKEN = "script, style, link, iframe, object, embed, form, template, noscript, .p-anchor, .p-back";
const NOT_KEPT = /^(on.*|id|name|for|form|style|srcdoc|srcset|headers|tabindex|aria-(labelledby|describedby|controls|owns|details)|data-.*)$/i;
const SAFE = /^(https?|mailto|tel):/;

const pages = new Map(); // address -> its text

// entry: a line of the index; root: address of the site.
// Returns {…entry, address, language, kind, notices: [Node], fields: Map of "block.field" -> {label, parts: [Node]}}
export async function readEntry(entry, root) {
  const address = new URL(entry.address, root).href;
  const page = new DOMParser().parseFromString(await fetchPage(address), "text/html");
  const article = page.querySelector(`article[data-entry="${entry.id}"]`);
  if (!article) throw new Error(`${address} is not the page of ${entry.id}`);
  const take = (node) => copyOf(node, address);
  const fields = new Map();
  for (const [key, label, nodes] of fieldsOf(article)) {
    const parts = [...(fields.get(key)?.parts ?? []), ...nodes.map(take)];
    fields.set(key, { label: label?.textContent.trim(), parts });
  }
  return {
    ...entry,
    address,
    title: article.querySelector("h1").textContent,
    language: page.documentElement.lang,
    kind: article.querySelector(".p-kind").textContent,
    notices: [...article.querySelectorAll(".p-notices > *")].map(take),
    fields,
  };
}

async function fetchPage(address) {
  if (!pages.has(address)) pages.set(address, await (await fetchOwn(address)).text());
  return pages.get(address);
}

// [key, what names it, nodes]
function* fieldsOf(article) {
  for (const one of article.querySelectorAll(".p-head [data-field]:not(.p-kind)")) {
    const block = one.closest(".p-dates") ? "dates" : "head";
    yield [`${block}.${one.dataset.field}`, one.querySelector("dt, .p-label"), one.matches("p") ? [...one.childNodes] : valuesOf(one)];
  }
  for (const section of article.querySelectorAll(".p-body > section, .p-text > section, .p-text > .p-related")) {
    const heading = section.querySelector("h2");
    const name = section.id || heading?.id || "start";
    if (FACTS.includes(name)) yield* factsOf(section, name);
    else if (name === "ratings") yield* ratingsOf(section);
    else yield [`${EVIDENCE.includes(name) ? "evidence" : "text"}.${name}`, section.id ? null : heading, partsOf(section)];
  }
}

// Its heading names the row; those of the lists of what is related, which have none in common, stay.
function partsOf(section) {
  return [...section.children].filter((one) => section.id || !one.matches(".p-heading"));
}

function* factsOf(section, block) {
  for (const one of section.querySelectorAll("[data-field]")) yield [`${block}.${one.dataset.field}`, one.querySelector("dt"), valuesOf(one)];
}

// Each scale, and each of several things that it rates, is a field of its own: scales are never merged.
function* ratingsOf(section) {
  for (const one of section.querySelectorAll("[data-field]")) {
    const whom = one.ownerDocument.createElement("p");
    whom.append(...one.closest(".p-rated").querySelector("h3").cloneNode(true).childNodes);
    yield [`evidence.rating.${one.dataset.field}`, { textContent: one.dataset.label }, [whom, ...(one.matches("tr") ? dimensionOf(one) : [verdictOf(one)])]];
  }
}

// A verdict without the name of its scale, which names the row.
function verdictOf(rating) {
  const copy = rating.cloneNode(true);
  copy.querySelector("h4").remove();
  return copy;
}

// A line of a declaration, with who rated and when, which stand below its table.
function dimensionOf(line) {
  const facts = line.ownerDocument.createElement("dl");
  facts.className = "p-dl";
  facts.append(...[...line.closest(".p-rating").querySelectorAll(".p-dl > div")].slice(0, 2).map((one) => one.cloneNode(true)));
  return [...line.cells[1].children, facts];
}

function valuesOf(one) {
  const values = [...one.querySelectorAll("dd:not([data-empty])")];
  if (!values.length) return [...one.querySelectorAll("ul")];
  if (values.length === 1) return [...values[0].childNodes];
  const list = one.ownerDocument.createElement("ul");
  for (const value of values) {
    const line = one.ownerDocument.createElement("li");
    line.append(...value.cloneNode(true).childNodes);
    list.append(line);
  }
  return [list];
}

// A copy that can stand on another page: no id is there twice, links lead where they led, nothing in it runs. It is made so
// in the document it comes from, which no window shows, before it enters this one.
function copyOf(node, address) {
  const copy = node.cloneNode(true);
  if (copy.nodeType === Node.ELEMENT_NODE) {
    for (const one of copy.querySelectorAll(NOT_TAKEN)) one.remove();
    for (const one of copy.querySelectorAll("h2, h3, h4, h5, h6")) flatten(one);
    for (const one of [copy, ...copy.querySelectorAll("*")]) clean(one, address);
  }
  return document.importNode(copy, true);
}

// The headings of a text are no headings of the page that compares.
function flatten(heading) {
  const line = heading.ownerDocument.createElement("p");
  line.className = "p-compare__heading";
  line.append(...heading.childNodes);
  heading.replaceWith(line);
}

function clean(element, address) {
  for (const { name } of [...element.attributes]) if (NOT_KEPT.test(name)) element.removeAttribute(name);
  for (const name of ["href", "src"]) {
    if (!element.hasAttribute(name)) continue;
    const leads = leadsTo(element.getAttribute(name), address);
    if (SAFE.test(leads)) element.setAttribute(name, leads);
    else element.removeAttribute(name);
  }
}

function leadsTo(link, address) {
  try {
    return new URL(link, address).href;
  } catch {
    return "";
  }
}
