// Choosing what to print. The choices are what the page holds: every `data-field`, and every `data-section` without fields of its own.
// Nothing is remembered beyond the page.

const UNPRINTED = "p-unprinted";
const dialog = document.getElementById("p-print-dialog");
const list = dialog.querySelector(".p-choices");
const status = dialog.querySelector("[role=status]");

/** The fields in a part of the page: what an element is called, the elements of that name, and whether it is chosen at first. */
function fieldsIn(part) {
  const fields = new Map();
  for (const element of part.querySelectorAll("[data-field]")) {
    const { field, label, further } = element.dataset;
    const known = fields.get(field);
    if (known) known.elements.push(element);
    else fields.set(field, { label: label ?? element.querySelector("dt, .p-label").textContent, elements: [element], chosen: further === undefined });
  }
  return [...fields.values()].sort((one, other) => other.chosen - one.chosen);
}

/** The groups of choices: the head, groups of facts, sections, and last what the page says about itself. */
function groupsOf(page) {
  const head = { label: list.dataset.head, choices: fieldsIn(page.querySelector(".p-head")) };
  const facts = [];
  const about = [];
  const sections = [];
  for (const section of page.querySelectorAll("[data-section]")) {
    const label = section.dataset.label ?? section.querySelector("h2").textContent.trim();
    const choices = fieldsIn(section);
    if (!choices.length) sections.push({ label, elements: [section], chosen: true });
    else (section.dataset.section === "about" ? about : facts).push({ label, choices });
  }
  return [head, ...facts, { label: list.dataset.sections, choices: sections }, ...about].filter((group) => group.choices.length);
}

function showChoice(choice) {
  choice.box = Object.assign(document.createElement("input"), { type: "checkbox", checked: choice.chosen });
  const label = document.createElement("label");
  const line = document.createElement("li");
  label.append(choice.box, choice.label);
  line.append(label);
  return line;
}

function showGroup(group) {
  const shown = dialog.querySelector("template").content.cloneNode(true);
  shown.querySelector("legend").textContent = group.label;
  shown.querySelector("ul").append(...group.choices.map(showChoice));
  for (const button of shown.querySelectorAll("button")) {
    button.setAttribute("aria-label", `${button.textContent}: ${group.label}`);
    button.addEventListener("click", () => {
      for (const choice of group.choices) choice.box.checked = button.value === "all";
      count();
    });
  }
  list.append(shown);
}

function count() {
  const boxes = [...list.querySelectorAll("input")];
  const chosen = boxes.filter((box) => box.checked).length;
  status.textContent = status.dataset.said.replace("{n}", chosen).replace("{total}", boxes.length);
}

/** Prints without what was not chosen; afterwards the page is as before. */
function print(page, groups) {
  const left = groups.flatMap((group) => group.choices.filter((choice) => !choice.box.checked).flatMap((choice) => choice.elements));
  // A heading, or a line around it, is nothing without a field.
  const around = [...page.querySelectorAll("[data-section], .p-assure, .p-dates")].filter((part) => {
    const fields = [...part.querySelectorAll("[data-field]")];
    return fields.length && fields.every((field) => left.includes(field));
  });
  const hidden = [...left, ...around];
  for (const element of hidden) element.classList.add(UNPRINTED);
  addEventListener("afterprint", () => hidden.forEach((element) => element.classList.remove(UNPRINTED)), { once: true });
  window.print();
}

const page = document.querySelector(".p-entry");
const groups = groupsOf(page);
groups.forEach(showGroup);
count();
dialog.addEventListener("change", count);
document.getElementById("p-print").addEventListener("click", () => {
  // What closed it the last time would still be said if it is left with Escape.
  dialog.returnValue = "";
  dialog.showModal();
});
dialog.addEventListener("close", () => {
  if (dialog.returnValue === "print") print(page, groups);
});
