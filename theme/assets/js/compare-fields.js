// Which fields are compared: a box to tick for each, in groups, and how the choice stands in the address:
// `fields=facts,text.effect` names whole groups and single fields.

import { blocks, say } from "./compare-words.js";
import { button, make, unseen } from "./writing.js";

const USUAL = ["head", "facts", "evidence", "dates", "document", "accreditation"];

export const blockOf = (key) => key.slice(0, key.indexOf("."));

// The keys that an address chooses among those that there are; without a choice, the usual ones.
export function chosenOf(asked, keys) {
  const named = new Set(asked === null ? USUAL : asked.split(","));
  return new Set(keys.filter((key) => named.has(key) || named.has(blockOf(key))));
}

// What to write into the address; null for the usual choice.
export function askedOf(chosen, keys) {
  const named = Object.keys(blocks).flatMap((block) => {
    const within = keys.filter((key) => blockOf(key) === block);
    const on = within.filter((key) => chosen.has(key));
    return on.length && on.length === within.length ? [block] : on;
  });
  const usual = chosenOf(null, keys);
  const same = usual.size === chosen.size && [...usual].every((key) => chosen.has(key));
  return same ? null : named.join(",");
}

// rows: [{key, label, language}]; `choose` is called with the keys that are chosen then.
export function fieldGroups(rows, chosen, choose) {
  return Object.entries(blocks).flatMap(([block, name]) => {
    const within = rows.filter(({ key }) => blockOf(key) === block);
    return within.length ? [group(name, within, chosen, choose)] : [];
  });
}

function group(name, rows, chosen, choose) {
  const inputs = rows.map(({ key }) => Object.assign(make("input"), { type: "checkbox", value: key, checked: chosen.has(key) }));
  const changed = () => {
    for (const { value, checked } of inputs) chosen[checked ? "add" : "delete"](value);
    choose(chosen);
  };
  const all = (checked) => () => {
    for (const input of inputs) input.checked = checked;
    changed();
  };
  const labels = rows.map(({ label, language }, place) => {
    const text = make("span", "", label);
    if (language) text.lang = language;
    return make("label", "p-facets__option", inputs[place], " ", text);
  });
  const quick = [[true, "all"], [false, "none"]].map(([checked, word]) => {
    const one = button("p-compare__quick", say(word), " ", unseen(name));
    one.addEventListener("click", all(checked));
    return one;
  });
  const box = make("fieldset", "p-facets__group", make("legend", "", name), make("p", "", ...quick), ...labels);
  box.addEventListener("change", changed);
  return box;
}
