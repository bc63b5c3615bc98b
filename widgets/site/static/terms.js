// Says what a term means beside a link to it, or to the place where it is explained: Chinese, pinyin, one sentence.
// With the mouse by hovering, with keys by focus, by touch on the term itself: a touched link goes where it leads.
// The card stays while the pointer is on it, and goes with Escape.
{
  const TERM = 'a[href*="#term-"], dfn[id^="term-"]';
  const PATIENCE = 150; // ms before the card comes, and before it goes
  const card = document.createElement("div");
  card.id = "term-card";
  card.role = "tooltip";
  card.hidden = true;
  (document.querySelector("article") ?? document.body).append(card);

  let shown = null;
  let timer = 0;

  function meaningOf(target) {
    const own = location.pathname;
    const [path, id] = target.href ? [new URL(target.href).pathname, target.hash.slice(1)] : [own, target.id];
    const framework = path.split("/").pop().replace(/\.html$/, "");
    return globalThis.bookTerms?.[framework]?.[id.replace(/^term-/, "")];
  }

  function element(tag, text, language) {
    const made = document.createElement(tag);
    made.textContent = text;
    if (language) made.lang = language;
    return made;
  }

  function show(target) {
    const meaning = meaningOf(target);
    hide();
    if (!meaning) return;
    const [chinese, pinyin, sentence, voice] = meaning;
    const head = element("p", "");
    head.append(element("b", chinese, "zh-Hans"), " ", element("i", pinyin, "zh-Latn-pinyin"));
    card.replaceChildren(head, element("p", `${sentence} ${voice}`.trim()));
    card.hidden = false;
    place(target);
    target.setAttribute("aria-describedby", card.id);
    shown = target;
  }

  // Below the term, or above it where there is no room; never beyond the window's sides.
  function place(target) {
    const term = target.getBoundingClientRect();
    const left = (target.getClientRects()[0] ?? term).left; // where a term that wraps begins
    const frame = (card.offsetParent ?? document.documentElement).getBoundingClientRect();
    const room = document.documentElement.clientWidth - card.offsetWidth - 8;
    const below = term.bottom + card.offsetHeight + 8 < innerHeight;
    const top = below ? term.bottom + 4 : term.top - card.offsetHeight - 4;
    card.style.left = `${Math.max(8, Math.min(left, room)) - frame.left}px`;
    card.style.top = `${top - frame.top}px`;
  }

  function hide() {
    clearTimeout(timer);
    shown?.removeAttribute("aria-describedby");
    shown = null;
    card.hidden = true;
  }

  function soon(act) {
    clearTimeout(timer);
    timer = setTimeout(act, PATIENCE);
  }

  document.addEventListener("pointerover", (event) => {
    const target = event.target.closest(TERM);
    if (event.pointerType === "touch") return;
    if (target) soon(() => show(target));
    else if (card.contains(event.target)) clearTimeout(timer);
    else soon(hide);
  });
  document.addEventListener("focusin", (event) => {
    if (event.target.matches(`:is(${TERM}):focus-visible`)) show(event.target);
    else hide();
  });
  document.addEventListener("focusout", hide);
  document.addEventListener("click", (event) => {
    const term = event.target.closest("dfn");
    if (term?.matches(TERM)) show(term);
    else if (!card.contains(event.target)) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
}
