// One result of the search page as a list item. All text enters the page as text, excerpts included.

import { labels, make, phrase, say, showDate } from "./page-words.js";

const SECTIONS_PER_RESULT = 3;
const MOST_MARKED = 12;

const page = document.getElementById("p-search-page");
const root = new URL(page.dataset.root, document.baseURI);

// Within the site: `path` is relative to its root.
function hrefOf(path) {
  return new URL(path.replace(/^\/+/, ""), root).href;
}

// The page of a topic or a term.
export function addressOf(kind, id, language = document.documentElement.lang) {
  return hrefOf(labels.addresses[kind][language].replace("*", () => id));
}

export function link(href, text) {
  return Object.assign(make("a", "", text), { href });
}

export function entryOf(item) {
  return item.dataset.entry;
}

function result(href, title, level, ...more) {
  const item = make("li", "p-result", make(level, "p-result__title", title), ...more);
  item.dataset.entry = new URL(href).pathname.split("/").at(-2);
  return item;
}

// A hit of search-run.js, or a result of Pagefind. `withSections`: whether links to the sections with hits follow.
export async function showResult(hit, withSections) {
  const data = await hit.data();
  const href = hrefOf(data.raw_url);
  const marks = withSections ? marksOf(data) : "";
  const item = result(href, link(marks ? `${href}#${marks}` : href, data.meta.title), "h3", showFacts(data));
  const excerpt = showExcerpt(data);
  if (excerpt.length) item.append(make("p", "p-result__excerpt", ...excerpt));
  if (data.why) item.append(make("p", "p-result__why", ...phrase(`why_${data.why.kind}`, { q: make("strong", "", data.why.label) })));
  const sections = withSections ? bestSections(data.sub_results) : [];
  if (sections.length) item.append(showSections(sections, href, marks));
  return item;
}

// What editors chose for a query: [address, title, type].
export function chosenByEditors([path, title, type]) {
  const href = hrefOf(path);
  const facts = make("p", "p-result__meta", make("span", "p-result__type", labels.type?.[type] ?? type), " ", make("span", "p-result__chosen", say("chosen")));
  return result(href, link(href, title), "h3", facts);
}

export function pageElsewhere({ url, title, type }, language) {
  const anchor = Object.assign(link(hrefOf(url), title), { lang: language, hreflang: language });
  return result(anchor.href, anchor, "h4", make("p", "p-result__meta", make("span", "p-result__type", labels.type?.[type] ?? type)));
}

// The words of the page that were found, for search-marks.js.
function marksOf({ content, locations, why }) {
  const words = content.split(/\s+/);
  const found = locations.map((place) => words[place] ?? "").concat(why?.kind === "word" ? why.label : []);
  const bare = found.map((word) => word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""));
  const marked = [...new Set(bare)].filter(Boolean).slice(0, MOST_MARKED);
  return marked.length ? `mark=${marked.map(encodeURIComponent).join(",")}` : "";
}

function showSections(sections, href, marks) {
  const address = ({ anchor }) => `${href}#${[anchor.id, marks].filter(Boolean).join("&")}`;
  const list = make("ul", "p-result__sections", ...sections.map((section) => make("li", "", link(address(section), section.title))));
  list.setAttribute("aria-label", say("sections"));
  return list;
}

function showFacts(data) {
  const facts = make("p", "p-result__meta");
  for (const id of data.filters.type ?? []) facts.append(make("span", "p-result__type", labels.type?.[id] ?? id), " ");
  const date = data.anchors.find((anchor) => anchor.element === "time")?.id;
  if (date) facts.append(Object.assign(make("time", "p-result__date", showDate(date)), { dateTime: date }));
  return facts;
}

function bestSections(subResults) {
  const sections = subResults.filter((section) => section.anchor);
  const best = [...sections].sort((a, b) => b.locations.length - a.locations.length).slice(0, SECTIONS_PER_RESULT);
  return sections.filter((section) => best.includes(section));
}

// Pagefind joins words by spaces and wraps hits in <mark> after escaping < and >. That is undone word by word, so that
// nothing is ever parsed as HTML. The title stands above and is left out; without a hit the lead says more than an excerpt.
function showExcerpt({ content, excerpt, plain_excerpt: plain, meta }) {
  const text = unescape(plain);
  const before = countWords(content.slice(0, Math.max(0, content.indexOf(text))));
  const title = countWords(meta.title);
  const words = excerpt.split(" ").slice(Math.max(0, title - before));
  if (!words.some((word) => word.startsWith("<mark>"))) return meta.lead ? [meta.lead] : [];
  const nodes = words.flatMap((word) => [...(word.startsWith("<mark>") ? mark(word.slice(6, -7)) : [unescape(word)]), " "]);
  return [...(before > title ? ["… "] : []), ...nodes, ...(content.endsWith(text) ? [] : ["…"])];
}

// The full stop after a word is no part of the hit.
function mark(word) {
  const [, before, hit, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(unescape(word));
  return [before, make("mark", "", hit), after];
}

function unescape(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
}

function countWords(text) {
  return text.trim().split(/\s+/).filter(Boolean).length;
}
