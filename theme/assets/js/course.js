// The page of a course: which chapters were read, the self-test, and the study record. What needs this script is hidden until it runs.

import { chaptersRead, forget, isKept, keep } from "./course-progress.js";
import { startTest } from "./course-test.js";
import { say, sign, study } from "./course-words.js";
import { today } from "./dates.js";
import { make, showDate } from "./writing.js";

const { key } = study.dataset;
const boxes = [...document.querySelectorAll(".p-check input")];
const progress = document.querySelector(".p-progress");
const record = document.getElementById("p-record");

// --- Chapters ---------------------------------------------------------------

function showProgress() {
  const read = chaptersRead(key);
  for (const box of boxes) {
    box.checked = read.has(box.name);
    markInList(box.name, box.checked);
    const line = record.querySelector(`[data-chapter="${box.name}"]`);
    tell(line, box.checked ? say("read_on", { date: showDate(read.get(box.name)) }) : say("unread"));
  }
  const count = say("progress", { n: boxes.filter((box) => box.checked).length, all: boxes.length });
  tell(progress.querySelector("[role=status]"), count);
  tell(record.querySelector("[data-progress]"), count);
  for (const [name, shown] of [["kept", isKept()], ["kept-not", !isKept()]]) {
    for (const note of document.querySelectorAll(`[data-${name}]`)) note.hidden = !shown;
  }
}

// What is already said is not said again: that would be read out.
function tell(place, words) {
  if (place.textContent !== words) place.textContent = words;
}

function markInList(chapter, isRead) {
  const link = document.querySelector(`.p-toc a[href="#${CSS.escape(chapter)}"]`);
  link?.querySelector(".p-toc__read")?.remove();
  if (!isRead || !link) return;
  link.append(make("span", "p-toc__read", " ", sign("✓"), ` ${say("read")}`));
}

function onMark({ target }) {
  const read = chaptersRead(key);
  if (target.checked) read.set(target.name, today());
  else read.delete(target.name);
  keep(key, read);
  tell(study.querySelector("[role=status]"), "");
  showProgress();
}

// --- Study record -----------------------------------------------------------

const actions = {
  record() {
    showProgress();
    record.querySelector("[data-today]").textContent = showDate(today());
    record.showModal();
    record.scrollTop = 0;
  },
  close: () => record.close(),
  print: () => print(),
  forget() {
    forget(key);
    showProgress();
    tell(study.querySelector("[role=status]"), say("deleted"));
  },
};

function start() {
  // On paper nothing but the record is shown while it is open, so it must not lie within what is then hidden.
  document.body.append(record);
  showProgress();
  for (const box of boxes) {
    box.closest("label").hidden = false;
    box.addEventListener("change", onMark);
  }
  for (const button of document.querySelectorAll(".p-study [data-do], .p-record [data-do]")) {
    button.addEventListener("click", actions[button.dataset.do]);
  }
  progress.hidden = !boxes.length;
  study.querySelector(".p-study__do").hidden = false;
  // What is marked in another window, or before this page came back from the browser's memory.
  addEventListener("storage", showProgress);
  addEventListener("pageshow", showProgress);
  const test = document.querySelector(".p-test");
  if (test) startTest(test);
}

start();
