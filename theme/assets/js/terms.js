// Shows what a term means beside it: on hover, on keyboard focus, at the first tap. The words stand on the page, where
// `aria-describedby` leads. Without this script the link leads to the glossary.

const DELAY = 250;
const EDGE = 8;
const { more } = document.querySelector(".p-terms").dataset;
const box = document.createElement("span");
let shown, timer, tapped;

box.className = "p-meaning";
box.popover = "manual";

function show(term, withLink) {
  const meaning = document.getElementById(term.getAttribute("aria-describedby"));
  const label = meaning.previousElementSibling.firstElementChild;
  const name = document.createElement("strong");
  name.textContent = label.textContent;
  if (label.lang) name.lang = label.lang;
  box.replaceChildren(name, " ", ...meaning.cloneNode(true).childNodes);
  if (withLink) {
    const link = document.createElement("a");
    link.href = term.href;
    link.textContent = more;
    box.append(link);
  }
  hide();
  shown = term;
  term.after(box);
  box.showPopover();
  place();
}

// Below the line, or above it where there is more room; never beyond the edges.
function place() {
  const lines = shown.getClientRects();
  const { top } = lines[0];
  const { left, bottom } = lines[lines.length - 1];
  const { clientWidth, clientHeight } = document.documentElement;
  const { offsetWidth: width, offsetHeight: height } = box;
  const isBelow = bottom + height < clientHeight || top < height;
  box.style.left = `${scrollX + Math.max(EDGE, Math.min(left, clientWidth - width - EDGE))}px`;
  box.style.top = `${scrollY + (isBelow ? bottom : top - height)}px`;
}

function hide() {
  clearTimeout(timer);
  box.remove();
  shown = undefined;
}

function later(act) {
  clearTimeout(timer);
  timer = setTimeout(act, DELAY);
}

function leave() {
  later(() => shown?.matches(":hover, :focus-visible") || box.matches(":hover, :focus-within") || hide());
}

function explain(term) {
  term.onpointerenter = ({ pointerType }) => pointerType !== "touch" && later(() => show(term));
  term.onpointerleave = leave;
  term.onfocus = () => term.matches(":focus-visible") && show(term);
  term.onblur = leave;
  term.onclick = (event) => {
    if (!tapped || shown === term) return;
    event.preventDefault();
    show(term, true);
  };
}

if ("showPopover" in box) {
  document.querySelectorAll(".p-term[aria-describedby]").forEach(explain);
  box.onpointerleave = leave;
  addEventListener("resize", () => shown && place());
  addEventListener("keydown", ({ key }) => key === "Escape" && hide());
  addEventListener("pointerdown", ({ target, pointerType }) => {
    tapped = pointerType === "touch";
    if (shown && !shown.contains(target) && !box.contains(target)) hide();
  });
}
