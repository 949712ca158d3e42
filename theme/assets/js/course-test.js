// The self-test. Each question becomes a group of choices; answers are checked when the reader wishes, one or all. Nothing is kept.

import { say, sign } from "./course-words.js";
import { make } from "./writing.js";

export function startTest(section) {
  const questions = [...section.querySelectorAll(".p-questions > li")].map(makeQuestion);
  const result = section.querySelector(".p-result-by-objective");
  const showResult = () => {
    showResults(questions);
    result.hidden = questions.every((question) => question.isRight === undefined);
  };

  for (const question of questions) {
    question.form.addEventListener("submit", (event) => {
      event.preventDefault();
      check(question);
      showResult();
    });
    question.form.addEventListener("change", () => {
      forget(question);
      showResult();
    });
  }

  section.querySelector("[data-do=check]").addEventListener("click", () => {
    const answered = questions.filter(chosen);
    if (!answered.length) return check(questions[0]);
    answered.forEach((question) => check(question, { quietly: true }));
    showResult();
    result.querySelector("h3").focus();
  });
  section.querySelector("[data-do=again]").addEventListener("click", () => {
    for (const question of questions) {
      question.form.reset();
      forget(question);
    }
    showResult();
    questions[0].choices[0].input.focus();
  });

  section.classList.add("p-test--live");
  section.querySelector(".p-test__all").hidden = false;
  showResult();
}

// --- One question -----------------------------------------------------------

// From the prompt, the list of answers and the answer folded away. The latter stays for paper.
function makeQuestion(item) {
  const prompt = item.querySelector(".p-questions__prompt");
  const options = item.querySelector(".p-options");
  const choices = [...options.children].map((line) => makeChoice(line, item.id));
  const button = make("button", "p-button", say("check"));
  const verdict = make("div", "p-verdict");
  verdict.setAttribute("role", "status");
  const legend = make("legend", "p-questions__prompt", ...prompt.childNodes);
  const form = make("form", "", make("fieldset", "p-question", legend, options, button, verdict));
  form.autocomplete = "off";
  prompt.replaceWith(form);
  return { form, choices, verdict, answer: item.querySelector("details"), objective: item.dataset.objective, isRight: undefined };
}

function makeChoice(line, name) {
  const input = Object.assign(make("input"), { type: "radio", name });
  line.append(make("label", "p-choice", input, make("span", "", ...line.childNodes)));
  return { line, input, isRight: line.hasAttribute("data-right") };
}

function chosen({ choices }) {
  return choices.find(({ input }) => input.checked);
}

// `quietly`: not read out, because something else is.
function check(question, { quietly = false } = {}) {
  const { choices, verdict } = question;
  const choice = chosen(question);
  forget(question);
  verdict.ariaLive = quietly ? "off" : "polite";
  if (!choice) {
    verdict.append(make("p", "", say("choose")));
    choices[0].input.focus();
    return;
  }
  question.isRight = choice.isRight;
  for (const { line, isRight } of choices) {
    if (isRight) line.append(mark(true, "right_answer"));
    else if (line === choice.line) line.append(mark(false, "your_answer"));
  }
  verdict.append(...explain(question, choice));
}

function mark(isRight, words) {
  return make("span", `p-mark p-mark--${isRight ? "right" : "wrong"}`, sign(isRight ? "✓" : "✗"), ` ${say(words)}`);
}

function explain({ answer, choices }, choice) {
  const word = make("p", "p-verdict__word", mark(choice.isRight, choice.isRight ? "right" : "wrong"));
  const whyNot = answer.querySelector(`[data-option="${choices.indexOf(choice)}"]`);
  const copies = choice.isRight ? [".p-answer__why"] : [".p-answer__right", ".p-answer__why"];
  const copied = copies.map((part) => answer.querySelector(part)?.cloneNode(true)).filter(Boolean);
  return [word, ...(whyNot ? [make("p", "", ...whyNot.cloneNode(true).childNodes)] : []), ...copied];
}

function forget(question) {
  question.isRight = undefined;
  question.verdict.replaceChildren();
  question.form.querySelectorAll(".p-options .p-mark").forEach((shown) => shown.remove());
}

// --- The result -------------------------------------------------------------

// Objective by objective, below the test and in the study record.
function showResults(questions) {
  for (const place of document.querySelectorAll("[data-result]")) {
    const tests = questions.filter((question) => question.objective === place.dataset.result);
    place.textContent = inWords(tests);
  }
  for (const place of document.querySelectorAll("[data-again]")) {
    place.hidden = !questions.some((question) => question.objective === place.dataset.again && question.isRight === false);
  }
}

function inWords(tests) {
  const checked = tests.filter(({ isRight }) => isRight !== undefined);
  const parts = [];
  if (checked.length) parts.push(say("result", { n: checked.filter(({ isRight }) => isRight).length, all: tests.length }));
  if (checked.length < tests.length) parts.push(say("unchecked", { n: tests.length - checked.length }));
  return parts.join(", ");
}
