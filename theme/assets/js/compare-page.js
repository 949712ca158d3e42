// The page that compares. Its state is its address: ?compare=one,two&fields=facts,text.effect&only=differences
// Which entries there are comes from entries.json beside the page; what they say, from their own pages.

import { addBox } from "./compare-add.js";
import { readEntry } from "./compare-entry.js";
import { askedOf, chosenOf, fieldGroups } from "./compare-fields.js";
import { paperOf } from "./compare-paper.js";
import { fetchIndex, idsIn, MOST, picked, withPicks } from "./compare-picks.js";
import { rowsOf, tableOf } from "./compare-table.js";
import { say } from "./compare-words.js";
import { button, make } from "./writing.js";

const SLOW_MS = 400;

const page = document.getElementById("p-compare");
const paper = document.getElementById("p-compare-paper");
const root = new URL(page.dataset.root, document.baseURI).href;
const plainTitle = document.title;

const told = make("div", "p-compare__told");
const status = make("p", "p-compare__status");
const groups = make("div", "p-compare__groups");
const differences = Object.assign(make("input"), { type: "checkbox" });
const copied = make("p", "p-compare__copied");
const frame = make("div");
let tools;
let index;
let adding;
let entries = [];
let turn = 0; // counts showings; what an older one fetched is dropped

// --- The state and its address ----------------------------------------------

const parameter = (name) => new URLSearchParams(location.search).get(name);
const encode = (list) => list.split(",").map(encodeURIComponent).join(",");

// A step of its own in the history is made when the entries change.
function write({ ids = picked(), fields = parameter("fields"), only = parameter("only") }, step = false) {
  const changed = new URL(location.href.split(/[?#]/)[0]);
  changed.search = [fields !== null && `fields=${encode(fields)}`, only && `only=${encode(only)}`].filter(Boolean).join("&");
  history[step ? "pushState" : "replaceState"](null, "", withPicks(changed, ids));
}

// The lines of the index that the address asks for. Ids that nobody knows leave it and are told of; former ones become today's.
function settle() {
  const asked = idsIn(location.search);
  const find = (id) => index.entries.find((line) => line.id === id) ?? index.entries.find(({ former }) => former?.includes(id));
  const found = [...new Set(asked.map(find).filter(Boolean))];
  const lines = found.slice(0, MOST);
  const notes = asked.filter((id) => !find(id)).map((id) => say("unknown", { id }));
  if (found.length > MOST) notes.push(say("too_many"));
  const ids = lines.map(({ id }) => id);
  if (ids.join() !== (parameter("compare") ?? "")) write({ ids });
  return { lines, notes };
}

function change(ids, focus) {
  write({ ids }, true);
  return show(focus);
}

function move(id, step) {
  const ids = picked();
  const place = ids.indexOf(id);
  [ids[place], ids[place + step]] = [ids[place + step], ids[place]];
  change(ids, () => {
    const column = frame.querySelector(`[data-order="${id}"]`);
    (column.querySelector(`[data-act=${step < 0 ? "earlier" : "later"}]:enabled`) ?? column.querySelector("button:enabled")).focus();
  });
}

function remove(id) {
  change(picked().filter((one) => one !== id), () => (frame.querySelector("[data-act=remove]") ?? adding.input).focus());
}

// --- Showing ----------------------------------------------------------------

async function show(focus) {
  const mine = ++turn;
  const { lines, notes } = settle();
  adding.offer(lines.map(({ id }) => id), lines.length >= MOST);
  const slow = setTimeout(() => mine === turn && (status.textContent = say("loading")), SLOW_MS);
  const read = await Promise.allSettled(lines.map((line) => readEntry(line, root)));
  clearTimeout(slow);
  if (mine !== turn) return;
  entries = read.flatMap(({ value }) => value ?? []);
  tell([...notes, ...hints(lines)], lines.filter((_, place) => !read[place].value));
  const rows = rowsOf(entries);
  showFields(rows);
  showTable(rows);
  document.title = [entries.map(({ title }) => title).join(", "), plainTitle].filter(Boolean).join(" – ");
  focus?.();
}

function hints(lines) {
  return lines.length > 1 ? [] : [say(lines.length ? "one" : "empty")];
}

function tell(notes, failed = []) {
  told.replaceChildren(...[...notes, ...failed.map(({ title }) => say("failed", { title }))].map((text) => make("p", "", text)));
  if (failed.length) told.append(pressed("again", () => show()));
}

function showFields(rows) {
  const keys = rows.map(({ key }) => key);
  const choose = (chosen) => {
    write({ fields: askedOf(chosen, keys) });
    showTable(rows);
  };
  groups.replaceChildren(...fieldGroups(rows, chosenOf(parameter("fields"), keys), choose));
}

// What is ticked beside it stays as it is, with the focus on it.
function showTable(rows) {
  const chosen = chosenOf(parameter("fields"), rows.map(({ key }) => key));
  const asked = rows.filter(({ key }) => chosen.has(key));
  const only = parameter("only") === "differences";
  const shown = only && entries.length > 1 ? asked.filter(({ same }) => !same) : asked;
  const hidden = asked.length - shown.length;
  differences.checked = only;
  tools.hidden = !entries.length;
  frame.replaceChildren(...(entries.length ? [tableOf(entries, shown, { move, remove })] : []));
  status.textContent = [say("compared", { n: entries.length }), hidden && say("same", { n: hidden })].filter(Boolean).join(". ");
  copied.replaceChildren();
  for (const link of document.querySelectorAll(".p-languages a, .p-compare__languages a")) link.search = location.search;
  paper.replaceChildren(...paperOf(entries, paper.dataset.licence));
}

// --- What can be done -------------------------------------------------------

function pressed(word, act, className = "p-compare__button") {
  const one = button(className, say(word));
  one.addEventListener("click", act);
  return one;
}

async function copy() {
  try {
    await navigator.clipboard.writeText(location.href);
    copied.replaceChildren(say("copied"));
  } catch {
    // The browser does not let us, so the reader does it.
    const field = Object.assign(make("input"), { type: "text", readOnly: true, value: location.href });
    copied.replaceChildren(make("label", "", say("copy_this"), " ", field));
    field.select();
  }
}

// The languages of the switcher, as a choice among others.
function languageList() {
  const lines = [...document.querySelectorAll(".p-languages li")].map((line) => line.cloneNode(true));
  const list = make("ul", "", ...lines);
  list.setAttribute("aria-label", say("languages"));
  return make("div", "p-compare__languages", make("p", "p-label", say("languages")), list);
}

function build() {
  const fields = make("details", "p-compare__fields", make("summary", "", say("fields")), groups);
  const only = make("label", "p-compare__only", differences, " ", say("differences"));
  const act = make("p", "p-compare__act", pressed("print", () => print()), pressed("copy", copy));
  tools = make("div", "p-compare__tools", languageList(), make("div", "p-compare__choose", fields, only), act, copied);
  tools.hidden = true;
  for (const one of [status, copied]) one.setAttribute("role", "status");
  differences.addEventListener("change", () => {
    write({ only: differences.checked ? "differences" : "" });
    showTable(rowsOf(entries));
  });
  page.append(told, tools, status, frame);
}

async function start() {
  build();
  try {
    index = await fetchIndex();
  } catch {
    tell([say("no_index")]);
    told.append(pressed("again", () => location.reload()));
    return;
  }
  adding = addBox(index.entries, index.types, (id) => change([...picked(), id]));
  page.prepend(adding.element);
  addEventListener("popstate", () => show());
  // The day of printing and the address are those of the moment.
  addEventListener("beforeprint", () => paper.replaceChildren(...paperOf(entries, paper.dataset.licence)));
  await show();
}

start();
