// One result of the search page as a list item. All text enters the page as text, excerpts included.

import { labels, make, say, showDate } from "./search-words.js";

const SECTIONS_PER_RESULT = 3;

const page = document.getElementById("p-search-page");
const root = new URL(page.dataset.root, document.baseURI);

// `withSections`: whether links to the sections with hits follow.
export async function showResult(result, withSections) {
  const data = await result.data();
  const href = new URL(data.raw_url.replace(/^\/+/, ""), root).href;
  const item = make("li", "p-result", make("h2", "p-result__title", link(href, data.meta.title)), showFacts(data));
  item.dataset.entry = new URL(href).pathname.split("/").at(-2);
  const excerpt = showExcerpt(data);
  if (excerpt.length) item.append(make("p", "p-result__excerpt", ...excerpt));
  const sections = withSections ? bestSections(data.sub_results) : [];
  if (sections.length) {
    const list = make("ul", "p-result__sections", ...sections.map(({ title, anchor }) => make("li", "", link(`${href}#${anchor.id}`, title))));
    list.setAttribute("aria-label", say("sections"));
    item.append(list);
  }
  return item;
}

function link(href, text) {
  const a = make("a", "", text);
  a.href = href;
  return a;
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
