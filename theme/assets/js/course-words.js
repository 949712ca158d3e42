// The words that the script of a course says, and the language they are in.

export const study = document.querySelector(".p-study");
export const { lang } = study.dataset;

const words = JSON.parse(document.getElementById("p-course-words").textContent);

// The words of a key, with {n}, {all} and {date} filled in.
export function say(key, values = {}) {
  return words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// A sign that says nothing but what the words beside it say.
export function sign(character) {
  const shown = make("span", "", character);
  shown.ariaHidden = "true";
  return shown;
}

// An element with children, of which strings become text, never HTML.
export function make(tag, className = "", ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}
