// Colours, the menu on small screens, pop-ups, and the list of sections that follows the reader. Nothing here is needed to read.

const root = document.documentElement;

function chooseColours(select) {
  select.value = root.dataset.scheme ?? "auto";
  select.addEventListener("change", () => {
    if (select.value === "auto") delete root.dataset.scheme;
    else root.dataset.scheme = select.value;
    try {
      localStorage.setItem("scheme", select.value);
    } catch {
      // Storage is switched off: the choice lasts as long as the page.
    }
  });
}

function openMenu(button, menu) {
  const isOpen = () => button.getAttribute("aria-expanded") === "true";
  button.addEventListener("click", () => button.setAttribute("aria-expanded", !isOpen()));
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    if (menu.contains(document.activeElement)) button.focus();
    button.setAttribute("aria-expanded", false);
  });
}

function closePopups(popups) {
  const close = (popup) => {
    const held = popup.contains(document.activeElement);
    popup.open = false;
    if (held) popup.querySelector("summary").focus();
  };
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") popups.filter((popup) => popup.open).forEach(close);
  });
  addEventListener("click", (event) => {
    for (const popup of popups) if (popup.open && !popup.contains(event.target)) popup.open = false;
  });
}

function followReader(toc) {
  const wide = matchMedia("(min-width: 64em)");
  const unfold = () => (toc.open = wide.matches);
  wide.addEventListener("change", unfold);
  unfold();

  const links = new Map();
  for (const link of toc.querySelectorAll("a")) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  }
  const headings = [...links.keys()];
  const mark = () => {
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
    const here = links.get(passed.at(-1));
    for (const link of links.values()) {
      if (link === here) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
  headings.forEach((heading) => observer.observe(heading));
}

/** Today in the words of the page's language, which not every browser knows. */
function today({ pattern, months }) {
  const now = new Date();
  const parts = { MMMM: months.split("|")[now.getMonth()], y: now.getFullYear(), d: now.getDate(), dd: String(now.getDate()).padStart(2, "0") };
  return pattern.replace(/'([^']*)'|MMMM|dd?|y/g, (part, literal) => literal ?? parts[part]);
}

/** What the margins of every sheet say (print.css puts it there), and the day of printing. */
function labelSheets(printed) {
  const [label, day] = printed.children;
  const inMargin = (name, text) => root.style.setProperty(name, `"${text.replace(/["\\]/g, "\\$&").replace(/\n/g, "\\a ")}"`);
  addEventListener("beforeprint", () => {
    day.textContent = today(printed.dataset);
    printed.hidden = false;
    const running = document.querySelector("[data-running]")?.dataset.running;
    const lines = [[running, `${label.textContent}: ${day.textContent}`].filter(Boolean).join(" · "), document.querySelector("link[rel=canonical]")?.href ?? location.href];
    inMargin("--sheet-title", document.querySelector("h1").textContent);
    inMargin("--sheet-foot", lines.join("\n"));
  });
}

/** Everything folded prints unfolded; browsers that know ::details-content do it by style. */
function unfoldForPrint() {
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("main details:not([open])")];
    for (const one of folded) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of folded) one.open = false;
  });
}

const select = document.getElementById("p-scheme");
const button = document.querySelector(".p-menu-button");
const printed = document.getElementById("p-printed");
const toc = document.querySelector(".p-toc details");
if (select) chooseColours(select);
if (button) openMenu(button, document.getElementById("menu"));
if (toc) followReader(toc);
if (printed) labelSheets(printed);
if (!CSS.supports("selector(::details-content)")) unfoldForPrint();
closePopups([...document.querySelectorAll(".p-popup")]);
