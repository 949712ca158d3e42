// Suggestions below the search box: a combobox whose list pops up, after the pattern of the ARIA Authoring Practices.
// Loaded when the reader goes to the box, which search.js has made a combobox.
//
// suggest.json: {"words": {topic, term, entry, count, none}, "kinds": {kind: [name, address with * for the id]},
//   "rows": [[kind, id, name, …other names]], "letters": those with further rows in suggest/{code point}.json}
// Addresses are relative to the root of the site.

import { groupOf, letterOf, match, readRows } from "./search-match.js";
import { make, number, unseen } from "./writing.js";

const QUIET_MS = 700; // a screen reader hears the number of suggestions once the reader pauses

export async function suggest(form, box, list) {
  const source = new Source(new URL(form.dataset.suggest, document.baseURI));
  await source.load();
  new Combobox(source, form, box, list);
}

// --- What there is to suggest -----------------------------------------------

class Source {
  #byLetter = new Map();

  constructor(address) {
    this.address = address;
    this.root = new URL("../../", address);
  }

  async load() {
    const { words, kinds, letters, rows } = await fetchData(this.address);
    Object.assign(this, { words, kinds, letters, rows: readRows(rows) });
  }

  // What cannot be fetched is not suggested, and is asked for again.
  async rowsFor(query) {
    const letter = letterOf(query);
    if (!letter || !this.letters.includes(letter)) return this.rows;
    const address = new URL(`suggest/${letter.codePointAt(0).toString(16)}.json`, this.address);
    if (!this.#byLetter.has(letter)) this.#byLetter.set(letter, fetchData(address).then(readRows));
    const more = await this.#byLetter.get(letter).catch(() => this.#byLetter.delete(letter) && []);
    return [...this.rows, ...more];
  }

  hrefOf({ kind, id }) {
    return new URL(this.kinds[kind][1].replace("*", () => id), this.root).href;
  }
}

async function fetchData(address) {
  const answer = await fetch(address, { mode: "same-origin" });
  if (!answer.ok) throw new Error(`answer ${answer.status}`);
  return answer.json();
}

// --- The box and its list ---------------------------------------------------

class Combobox {
  #options = [];
  #here = -1;
  #timer;

  constructor(source, form, box, list) {
    Object.assign(this, { source, box, list, live: unseen("") });
    this.live.setAttribute("role", "status");
    form.append(this.live);
    for (const event of ["input", "focus"]) box.addEventListener(event, () => this.update());
    box.addEventListener("keydown", (event) => this.press(event));
    box.addEventListener("blur", () => this.open(false));
    // A press on a suggestion leaves the focus in the box; losing it would close the list before the press is a click.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    if (document.activeElement === box) this.update();
  }

  async update() {
    const query = this.box.value;
    const found = match(await this.source.rowsFor(query), query);
    if (query === this.box.value && document.activeElement === this.box) this.show(found);
  }

  show(groups) {
    this.#options = [];
    this.list.replaceChildren(...groups.map(([name, rows]) => this.group(name, rows)));
    this.open(Boolean(groups.length));
    this.announce(this.box.value.trim() && count(this.#options.length, this.source.words));
  }

  group(name, rows) {
    const heading = Object.assign(make("div", "p-suggest__heading", this.source.words[name]), { id: `p-suggest-${name}` });
    const options = rows.map((row) => this.option(row));
    return withAttributes(make("div", "p-suggest__group", heading, ...options), { role: "group", "aria-labelledby": heading.id });
  }

  // A link, so that it can be opened in a tab of its own.
  option(row) {
    const link = make("a", "p-suggest__option", make("span", "", row.name));
    const note = groupOf(row.kind) === "entry" ? this.source.kinds[row.kind][0] : row.other;
    if (note) link.append(" ", make("span", "p-suggest__kind", note));
    Object.assign(link, { id: `p-suggest-${this.#options.length}`, tabIndex: -1, href: this.source.hrefOf(row) });
    this.#options.push(link);
    return withAttributes(link, { role: "option", "aria-selected": "false" });
  }

  open(isOpen) {
    this.list.hidden = !isOpen;
    this.box.setAttribute("aria-expanded", String(isOpen));
    this.goTo(-1);
  }

  goTo(place) {
    this.#options[this.#here]?.setAttribute("aria-selected", "false");
    this.#here = place;
    const chosen = this.#options[place];
    if (!chosen) return this.box.removeAttribute("aria-activedescendant");
    chosen.setAttribute("aria-selected", "true");
    this.box.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  }

  // Past the last suggestion, and before the first, is the box.
  move(step) {
    const places = this.#options.length + 1;
    if (this.list.hidden) this.update();
    else this.goTo(((this.#here + 1 + step + places) % places) - 1);
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const isOpen = !this.list.hidden;
    if (step && this.box.value.trim()) this.move(step);
    else if (event.key === "Escape" && isOpen) this.open(false);
    else if (event.key === "Enter" && isOpen && this.#here >= 0) this.#options[this.#here].click();
    else return;
    event.preventDefault();
  }

  announce(text) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.live.textContent = text), QUIET_MS);
  }
}

function withAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function count(n, words) {
  const form = words.count[new Intl.PluralRules(document.documentElement.lang).select(n)] ?? words.count.other;
  return n ? form.replace("{n}", number(n)) : words.none;
}
