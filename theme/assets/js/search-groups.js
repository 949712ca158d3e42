// The groups of an answer: results in the reader's language; those of split or relaxed queries, under headings that say why; pages
// in other languages. Each list says by data-group which it is.

import { addressOf, chosenByEditors, entryOf, link, pageElsewhere, showResult } from "./search-results.js";
import { labels, make, phrase, say } from "./page-words.js";

const AT_A_TIME = 10;
const TERMS_NAMED = 3;
const REASONS = { split: "also_parts", synonym: "also_synonym", any: "also_any", within: "also_within" };

// The sections of an answer, {plan, found} of search-engine.js, under what editors chose for it. `narrowed`: to some types, topics or
// target groups, which nothing is known of for pages in other languages. `fail` is called where further results cannot be had.
export async function showGroups({ plan, found }, { chosen, narrowed, fail }) {
  const groups = [{ group: "first", title: make("h2", "p-hidden", say("results")), hits: found.first, atOnce: found.shown.first }];
  let room = found.shown.also;
  for (const [key, terms, hits] of reasons(found.also)) {
    groups.push({ group: "also", title: heading(key, terms, found.first.length), hits, atOnce: Math.max(1, room) });
    room -= hits.length;
  }
  const options = { withSections: Boolean(plan), shown: new Set(), fail };
  const items = await Promise.all(groups.map(({ hits, atOnce }) => results(hits.slice(0, atOnce), options)));
  items[0].unshift(...chosen.map(chosenByEditors));
  const sections = groups.map((group, place) => section(group, items[place], options));
  return [...sections, elsewhere(narrowed ? [] : found.elsewhere, options)].filter(Boolean);
}

function results(hits, { withSections }) {
  return Promise.all(hits.map((hit) => showResult(hit, withSections)));
}

// An entry that stands above is not repeated.
function fresh(items, { shown }) {
  return items.filter((item) => !shown.has(entryOf(item)) && shown.add(entryOf(item)));
}

// [key of the heading, terms, hits] of each reason, in the order of the first hits.
function reasons(hits) {
  const found = new Map();
  for (const hit of hits) {
    const key = REASONS[hit.how] ?? "also_words";
    found.set(key, [...(found.get(key) ?? []), hit]);
  }
  return [...found].map(([key, own]) => [key, [...new Set(own.map(({ term }) => term))], own]);
}

function heading(key, terms, isFurther) {
  const named = terms.slice(0, TERMS_NAMED).flatMap((term, place) => [...(place ? [", "] : []), make("strong", "", term)]);
  const label = isFurther ? [make("span", "p-label", say("also")), " "] : [];
  return make("h2", "p-results__heading", ...label, make("span", "", ...phrase(key, { q: make("span", "", ...named) })));
}

// --- One group --------------------------------------------------------------

function section({ group, title, hits, atOnce }, items, options) {
  const list = make("ol", "p-results", ...fresh(items, options));
  if (!list.hasChildNodes()) return null;
  list.dataset.group = group;
  const rest = hits.slice(atOnce);
  return make("section", "p-search-page__group", title, list, ...(rest.length ? [moreOf(list, rest, options)] : []));
}

function moreOf(list, rest, options) {
  const more = Object.assign(make("button", "p-results__more", say("more")), { type: "button" });
  let isBusy = false;
  more.addEventListener("click", async () => {
    if (isBusy) return;
    isBusy = true;
    try {
      const items = fresh(await results(rest.splice(0, AT_A_TIME), options), options);
      list.append(...items);
      if (list.isConnected) items[0]?.querySelector("a").focus();
      if (!rest.length) more.remove();
    } catch {
      if (list.isConnected) options.fail();
    }
    isBusy = false;
  });
  return more;
}

// --- Other languages --------------------------------------------------------

function elsewhere(groups, options) {
  const languages = groups.map((group) => pagesOf(group, options)).filter(Boolean);
  return languages.length ? make("section", "p-search-page__group", make("h2", "p-results__heading", say("elsewhere")), ...languages) : null;
}

function pagesOf({ language, count, concepts, pages }, options) {
  const list = make("ul", "p-results p-results--elsewhere", ...fresh(pages.map((page) => pageElsewhere(page, language)), options));
  if (!list.hasChildNodes()) return null;
  list.dataset.group = "elsewhere";
  const name = make("h3", "p-results__language", labels.languages[language] ?? language);
  const topic = labels.languages[language] && concepts.find((id) => labels.topic?.[id]);
  const all = topic && count > pages.length ? [make("p", "p-results__all", allOf(topic, language, count))] : [];
  return make("div", "", name, list, ...all);
}

function allOf(topic, language, count) {
  return link(addressOf("topic", topic, language), say("all_elsewhere", { n: count, q: labels.topic[topic] }));
}
