// The box that adds an entry: readers type a part of its title and choose from what matches, with the mouse or the keyboard.

import { say } from "./compare-words.js";
import { plain } from "./search-lexicon.js";
import { make } from "./writing.js";

const SHOWN = 12;

// entries: lines of the index; types: type -> name; `add` is called with an id. Returns {element, input, offer(except, full)}.
export function addBox(entries, types, add) {
  const input = Object.assign(make("input"), { id: "p-compare-add", type: "text", autocomplete: "off", maxLength: 200 });
  const list = make("ul", "p-compare__matches");
  const count = make("p", "p-hidden");
  const hint = make("p", "p-note", say("add_hint"));
  const label = Object.assign(make("label", "", say("add")), { htmlFor: input.id });
  const offered = entries.filter(({ withdrawn }) => !withdrawn).map((entry) => ({ ...entry, folded: fold(`${entry.title} ${types[entry.type]}`) }));
  let except = [];
  let active = -1;

  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "p-compare-matches", "aria-describedby": "p-compare-hint" };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  Object.assign(list, { id: "p-compare-matches", hidden: true }).setAttribute("role", "listbox");
  list.setAttribute("aria-label", say("add"));
  hint.id = "p-compare-hint";
  count.setAttribute("role", "status");

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const choose = (id) => {
    input.value = count.textContent = "";
    close();
    add(id);
  };

  const suggest = () => {
    const asked = fold(input.value).trim();
    const words = asked.split(/\s+/).filter(Boolean);
    if (!words.length) return close();
    const matches = offered.filter(({ id, folded }) => !except.includes(id) && words.every((word) => folded.includes(word)));
    matches.sort((a, b) => b.folded.startsWith(asked) - a.folded.startsWith(asked)); // what begins so comes first
    close();
    list.replaceChildren(...(matches.length ? matches.slice(0, SHOWN).map(option) : [make("li", "p-note", say("no_match"))]));
    if (!matches.length) list.firstChild.setAttribute("role", "presentation");
    list.hidden = false;
    input.setAttribute("aria-expanded", String(matches.length > 0));
    count.textContent = matches.length ? say("matches", { n: matches.length }) : say("no_match");
  };

  const option = (entry, place) => {
    const title = make("span", "", entry.title);
    if (entry.language) title.lang = entry.language;
    const notes = [types[entry.type], entry.language_name].filter(Boolean).join(", ");
    const item = make("li", "", title, " ", make("span", "p-note", notes));
    item.id = `p-compare-match-${place}`;
    item.dataset.id = entry.id;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    // The box keeps the focus.
    item.addEventListener("mousedown", (event) => event.preventDefault());
    item.addEventListener("click", () => choose(entry.id));
    return item;
  };

  const go = (step) => {
    const options = [...list.querySelectorAll("[role=option]")];
    if (list.hidden || !options.length) return false;
    active = (active + step + options.length + (active < 0 && step < 0 ? 1 : 0)) % options.length;
    options.forEach((item, place) => item.setAttribute("aria-selected", String(place === active)));
    input.setAttribute("aria-activedescendant", options[active].id);
    options[active].scrollIntoView({ block: "nearest" });
    return true;
  };

  input.addEventListener("input", suggest);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const options = list.hidden ? [] : [...list.querySelectorAll("[role=option]")];
    const keys = {
      ArrowDown: () => go(1) || suggest(),
      ArrowUp: () => go(-1),
      Enter: () => options.length && choose((options[active] ?? options[0]).dataset.id),
      Escape: () => (list.hidden ? (input.value = "") : close()),
    };
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });

  const element = make("div", "p-compare__add", label, hint, make("div", "p-compare__box", input, list), count);
  const offer = (picked, full) => {
    except = picked;
    input.readOnly = full; // so that it keeps the focus
    hint.textContent = say(full ? "full" : "add_hint");
  };
  return { element, input, offer };
}

// As the search has it: ø, oe and o are alike, and so are other letters that not every keyboard has.
function fold(text) {
  return plain(text.toLowerCase());
}
