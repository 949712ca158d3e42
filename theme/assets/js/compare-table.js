// The table: fields in rows, entries in columns. On narrow screens one field stands below the other, and in it the entries;
// roles say what the elements are, since some browsers forget it when a table is laid out otherwise.

import { blockOf } from "./compare-fields.js";
import { blocks, known, say } from "./compare-words.js";
import { button, make, unseen } from "./writing.js";

const { lang } = document.documentElement;

// Every field that one of the entries has: [{key, label, language, place, cells: [[Node], …], same}], in the order of the table.
export function rowsOf(entries) {
  const rows = keysOf(entries).map((key) => row(key, entries));
  const order = Object.keys(blocks);
  return rows.sort((a, b) => order.indexOf(blockOf(a.key)) - order.indexOf(blockOf(b.key)) || a.place - b.place);
}

// All keys in the order of the pages: what only one page has stands where it has it.
function keysOf(entries) {
  const keys = [];
  for (const { fields } of entries) {
    let next = 0;
    for (const key of fields.keys()) {
      if (!keys.includes(key)) keys.splice(next, 0, key);
      next = keys.indexOf(key) + 1;
    }
  }
  return keys;
}

function row(key, entries) {
  const cells = entries.map(({ fields }) => fields.get(key)?.parts ?? []);
  const said = cells.map(wordsOf);
  const { label, place } = known(blockOf(key), key.slice(key.indexOf(".") + 1));
  return { key, ...(label ? { label, language: "" } : labelOf(key, entries)), place, cells, same: said.every((one) => one === said[0]) };
}

// What the pages call a field: the name in the language of this page, if one of them has it.
function labelOf(key, entries) {
  const naming = entries.filter(({ fields }) => fields.get(key)?.label);
  const best = naming.find(({ language }) => language === lang) ?? naming[0];
  return { label: best?.fields.get(key).label ?? key, language: best && best.language !== lang ? best.language : "" };
}

const wordsOf = (parts) => parts.map((part) => part.textContent).join(" ").replace(/\s+/g, " ").trim();

// rows: those to be shown. actions: {move(id, step), remove(id)}.
export function tableOf(entries, rows, actions) {
  const table = as("table", make("table", `p-compare__table p-compare__table--${entries.length}`));
  table.append(make("caption", "p-hidden", say("title")), as("rowgroup", make("thead", "", headRow(entries))));
  table.append(as("rowgroup", make("tbody", "", ...openingRows(entries, actions))));
  for (const [block, name] of Object.entries(blocks)) {
    const within = rows.filter(({ key }) => blockOf(key) === block);
    if (!within.length) continue;
    const title = headerCell(name, "rowgroup");
    title.colSpan = entries.length + 1;
    const body = within.map(({ label, language, cells }) => bodyRow(label, cells, entries, { language }));
    table.append(as("rowgroup", make("tbody", "", as("row", make("tr", "p-compare__block", title)), ...body)));
  }
  return table;
}

function as(role, element) {
  element.setAttribute("role", role);
  return element;
}

function headerCell(content, scope, language = "") {
  const cell = as(scope === "col" ? "columnheader" : "rowheader", make("th", "", content));
  cell.scope = scope;
  if (language) cell.lang = language;
  return cell;
}

function headRow(entries) {
  const corner = make("td");
  const titles = entries.map((entry) => {
    const link = Object.assign(make("a", "", entry.title), { href: entry.address });
    const cell = headerCell(link, "col");
    if (entry.language !== lang) {
      link.lang = entry.language;
      cell.append(" ", make("small", "p-note", `(${entry.language_name})`));
    }
    return cell;
  });
  return as("row", make("tr", "", as("cell", corner), ...titles));
}

function openingRows(entries, actions) {
  const order = bodyRow(say("order"), entries.map((entry, place) => [orderButtons(entry, place, entries.length, actions)]), entries, { own: true });
  order.classList.add("p-compare__order");
  const kinds = bodyRow(say("kind"), entries.map(({ kind }) => [kind]), entries);
  const notices = entries.some(({ notices }) => notices.length) ? [bodyRow(say("notices"), entries.map(({ notices }) => notices), entries)] : [];
  return [order, kinds, ...notices];
}

// own: whether what stands in the cells is in the page's language.
function bodyRow(label, cells, entries, { language = "", own = false } = {}) {
  return as("row", make("tr", "", headerCell(label, "row", language), ...cells.map((parts, place) => bodyCell(parts, entries[place], own))));
}

function bodyCell(parts, entry, own) {
  const who = make("p", "p-compare__who", entry.title);
  const empty = parts.length === 0;
  const value = empty ? [Object.assign(make("span", "", "-"), { ariaHidden: "true" }), unseen(say("not_stated"))] : parts;
  const cell = as("cell", make("td", "", who, make("div", "p-compare__value", ...value)));
  if (entry.language === lang) return cell;
  who.lang = entry.language;
  if (!own && !empty) cell.lang = entry.language;
  return cell;
}

function orderButtons({ id, title }, place, count, { move, remove }) {
  const one = (word, act, possible = true) => {
    const pressed = button("p-compare__button", say(word), " ", unseen(title));
    pressed.disabled = !possible;
    pressed.dataset.act = word;
    pressed.addEventListener("click", act);
    return pressed;
  };
  const buttons = make("div", "", one("earlier", () => move(id, -1), place > 0), one("later", () => move(id, 1), place < count - 1), one("remove", () => remove(id)));
  buttons.dataset.order = id;
  return buttons;
}
