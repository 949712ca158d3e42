// The tray at the foot of the window: what is picked, and the way to the comparison. Loaded once something is picked.

import { carry, comparePage, fetchIndex, MOST, picked, withPicks } from "./compare-picks.js";
import { button, fill, make, unseen } from "./writing.js";

const index = fetchIndex().catch(() => null); // without it nothing can be shown, but the pick goes along all the same
const status = make("p", "p-tray__status");
const titles = make("span", "p-tray__titles");
const list = make("ul");
const go = make("a", "p-tray__go");
const clear = button("p-tray__clear");
const tray = make("section", "p-tray", make("div", "p-wrap p-tray__row", make("details", "", make("summary", "", titles), list), go, clear, status));
let choosing = false;

// A button of the page: one that adds its entry or takes it out, or one that lets readers choose among lines of a list.
export async function press(pressed) {
  if (pressed.dataset.pick) return toggle(pressed.dataset.pick);
  await chooseLines();
  document.querySelector(".p-pick input")?.focus();
}

async function toggle(id) {
  const ids = picked();
  if (ids.includes(id)) return pick(ids.filter((one) => one !== id), "removed", id);
  return ids.length < MOST ? pick([...ids, id], "added", id) : show("full");
}

function pick(ids, what, id) {
  history.replaceState(history.state, "", withPicks(location.href, ids));
  return show(what, id);
}

async function show(what, id) {
  const ids = picked();
  for (const one of document.querySelectorAll("[data-pick]")) label(one, ids);
  const known = await index;
  if (!known) return;
  const { words, entries } = known;
  const named = new Map(entries.map((entry) => [entry.id, entry]));
  await chooseLines();
  for (const input of document.querySelectorAll(".p-pick input")) input.checked = ids.includes(input.value);
  if (document.getElementById("p-compare")) return; // there the page itself is the tray
  tray.setAttribute("aria-label", words.title);
  titles.replaceChildren(make("b", "", `${words.title}: ${fill(words.picked, { n: ids.length, most: MOST })}`), " ", ...ids.flatMap((one, place) => [place ? " · " : "", name(one, named)]));
  list.replaceChildren(...ids.map((one) => line(one, named, words)));
  go.textContent = fill(words.go, { n: ids.length });
  go.href = withPicks(comparePage, ids);
  clear.textContent = words.clear;
  status.textContent = what ? fill(words[what], { title: named.get(id)?.title ?? id }) : "";
  status.classList.toggle("p-hidden", what !== "full"); // the rest can be seen anyway
  tray.classList.toggle("p-tray--empty", !ids.length);
}

function name(id, named) {
  const entry = named.get(id);
  const shown = make("span", "", entry?.title ?? id);
  if (entry?.language) shown.lang = entry.language;
  return shown;
}

function label(one, ids) {
  const { pick: id, takeOut, add = one.textContent } = one.dataset;
  one.dataset.add = add;
  one.textContent = ids.includes(id) ? takeOut : add;
}

function line(id, named, words) {
  const shown = name(id, named);
  const remove = button("", words.remove, " ", unseen(shown.textContent));
  remove.addEventListener("click", async () => {
    await toggle(id);
    // What was pressed is gone; the keyboard goes on from the next thing that is left.
    (list.querySelector("button") ?? document.getElementById("main")).focus();
  });
  return make("li", "", shown, " ", remove);
}

// A box to tick at every line that leads to an entry, and at those that come later, such as results of a search.
async function chooseLines() {
  const known = await index;
  if (!known || choosing) return;
  choosing = true;
  for (const one of document.querySelectorAll("[data-picking]")) one.hidden = true;
  const mark = () => {
    for (const one of document.querySelectorAll("main li[data-entry]")) if (!one.querySelector(":scope > .p-pick")) one.append(box(one, known.words));
  };
  mark();
  new MutationObserver(mark).observe(document.getElementById("main"), { childList: true, subtree: true });
}

function box(one, words) {
  const { entry: id } = one.dataset;
  const input = Object.assign(make("input"), { type: "checkbox", value: id, checked: picked().includes(id) });
  input.addEventListener("change", () => toggle(id).then(() => (input.checked = picked().includes(id))));
  return make("label", "p-pick", input, " ", words.row, " ", unseen(one.querySelector("a").textContent));
}

clear.addEventListener("click", async () => {
  await pick([]);
  document.getElementById("main").focus();
});
status.setAttribute("role", "status");
addEventListener("popstate", () => show()); // back to another address, with other picks
carry();
if (!document.getElementById("p-compare")) document.body.append(tray);
show();
