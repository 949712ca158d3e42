// Marks on an entry's page the words by which a search found it. The link of the result carries them in its fragment, which no
// server gets to see: `#mark=word,word` or `#section&mark=word,word`. Loaded by search.js only where the address has them.
//
//   <div class="p-marks" hidden data-one="…" data-other="… {n} …"><p></p><button data-marks="first">…</button><button data-marks="off">…</button></div>

import { number } from "./writing.js";

const MOST_WORDS = 20;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’-][\p{L}\p{N}\p{M}]+)*/gu;
const LEFT_OUT = "script, style, noscript, button, select, textarea, dialog, svg, [hidden], .p-toc, .p-marks, .p-citing, .p-anchor";

const bar = document.querySelector(".p-marks");
const article = document.querySelector("article.p-entry");

function asked() {
  const [, anchor, words] = /^#(.*?)&?mark=(.*)$/s.exec(location.hash) ?? [];
  return { anchor, words: new Set(decode(words ?? "").split(",").slice(0, MOST_WORDS).map(spelled)) };
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

function spelled(word) {
  return word.normalize("NFC").toLowerCase();
}

function textsOf(element) {
  const accept = ({ parentElement }) => (parentElement.closest(LEFT_OUT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, accept);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  return texts;
}

function markIn(text, words) {
  const hits = [...text.data.matchAll(WORD)].filter(([word]) => words.has(spelled(word)));
  // From the end, so that the places before stay where they are.
  for (const { 0: word, index } of hits.reverse()) {
    const mark = document.createElement("mark");
    mark.className = "p-mark";
    const hit = text.splitText(index);
    hit.splitText(word.length);
    hit.replaceWith(mark);
    mark.append(hit);
  }
}

function takeOff() {
  for (const mark of article.querySelectorAll(".p-mark")) {
    const { parentNode } = mark;
    mark.replaceWith(...mark.childNodes);
    parentNode.normalize();
  }
  bar.hidden = true;
  document.getElementById("main").focus({ preventScroll: true });
}

function toFirst() {
  const first = [...article.querySelectorAll(".p-mark")].find((mark) => mark.getClientRects().length);
  if (!first) return;
  first.tabIndex = -1;
  first.focus({ preventScroll: true });
  first.scrollIntoView({ block: "center" });
}

function showBar(n) {
  const { one, other } = bar.dataset;
  const form = new Intl.PluralRules(document.documentElement.lang).select(n) === "one" ? one : other;
  bar.querySelector("p").textContent = form.replace("{n}", number(n));
  bar.addEventListener("click", ({ target }) => ({ first: toFirst, off: takeOff })[target.closest("button")?.dataset.marks]?.());
  bar.hidden = !n;
}

// The words have done their work: the address is again that of the page or of its section, as it is shared and cited.
function cleanAddress(anchor) {
  if (anchor) location.replace(`#${anchor}`);
  else history.replaceState(history.state, "", location.pathname + location.search);
}

const { anchor, words } = asked();
if (article && bar && words.size) {
  for (const text of textsOf(article)) markIn(text, words);
  showBar(article.querySelectorAll(".p-mark").length);
  cleanAddress(anchor);
}
