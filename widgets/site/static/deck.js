/* Slides move by keys, by a presenter's remote (PageUp, PageDown), by the bar, and by swiping, which the browser does. */

const deck = document.querySelector(".deck");
const slides = [...deck.querySelectorAll(".slide")];
const chooser = document.querySelector(".deck-bar select");
const STEPS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1, Home: -Infinity, End: Infinity };
let shown = 0;

const position = () => Math.round(deck.scrollLeft / deck.clientWidth);

function go(number) {
  shown = Math.min(Math.max(number, 0), slides.length - 1);
  deck.scrollTo({ left: shown * deck.clientWidth, behavior: "instant" });
  slides[shown].focus({ preventScroll: true }); // the arrows up and down then scroll a long slide
}

/** Keep the bar and the address in step with what is seen, however it came there. */
function follow() {
  shown = position();
  chooser.selectedIndex = shown;
  history.replaceState(null, "", `#${slides[shown].id}`);
}

/** Whether a key belongs to the control that has the focus: a slider moves by arrows, too. */
function taken(event) {
  const own = event.target.closest("input, select, textarea, [role=application]");
  return event.ctrlKey || event.altKey || event.metaKey || (own && !event.key.startsWith("Page"));
}

document.addEventListener("keydown", (event) => {
  if (taken(event) || !(event.key in STEPS)) return;
  event.preventDefault();
  go(shown + STEPS[event.key]);
}, true);
deck.addEventListener("scroll", () => { if (position() !== shown || chooser.selectedIndex !== shown) follow(); });
new ResizeObserver(() => deck.scrollTo({ left: shown * deck.clientWidth, behavior: "instant" })).observe(deck);

chooser.addEventListener("change", () => go(chooser.selectedIndex));
for (const button of document.querySelectorAll("[data-step]")) {
  button.addEventListener("click", () => go(shown + Number(button.dataset.step)));
}
document.querySelector("[data-full-screen]").addEventListener("click", () => {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen();
});
document.querySelector("[data-theme-switch]").addEventListener("click", () => {
  const page = document.documentElement.dataset;
  page.theme = page.mode = page.theme === "dark" ? "light" : "dark";
  localStorage.setItem("mode", page.mode);
});

const start = slides.findIndex((slide) => slide.contains(document.getElementById(location.hash.slice(1))));
go(Math.max(start, 0));
chooser.selectedIndex = shown;
