// The words that the script of a course says.

import { fill, make } from "./writing.js";

export const study = document.querySelector(".p-study");

const words = JSON.parse(document.getElementById("p-course-words").textContent);

// The words of a key, with {n}, {all} and {date} filled in.
export function say(key, values = {}) {
  return fill(words[key], values);
}

// A sign that says nothing but what the words beside it say.
export function sign(character) {
  const shown = make("span", "", character);
  shown.ariaHidden = "true";
  return shown;
}
