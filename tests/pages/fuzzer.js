/* Moves an explorer at random, as no reader would: `fuzz(figure, seed, moves)` returns what it did.

   Every move is one of what a reader can do: slide, type, press a button, open or close a panel, press keys on what
   takes keys, draw on the figure, follow a link. Time passes only now and then, so that most moves meet a run under way. */

(() => {
  const TYPED = ["", " ", "0", "-1", "1", "0.5", "1e9", "1e-9", "1e999", "NaN", "Infinity", "0x10", "1,5", "٣", "<img src=x>", "much"];
  const LINKS = ["", "?", "?model", "?model={id}", "?model={id}&v=1", "?model={id}&v=1&seed=1", "?model={id}&v=1&nosuch=1",
    "?model={id}&v=9", "?model=other&v=1", "?model={id}&v=1&pin=&pin=&pin=", "?model={id}&v=1&pin=a:b,c", "?%E0%A4%A"];
  const KEYS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", " ", "Enter", "Escape"];
  const SAVES = ["csv", "svg", "png"]; // tested elsewhere; a thousand downloads tell nothing more

  Element.prototype.requestFullscreen = () => Promise.reject(new TypeError("granted only to a hand"));

  /** A repeatable stream of numbers from 0 up to 1 (Lehmer). */
  const stream = (seed) => () => (seed = (seed * 48271) % 2147483647) / 2147483647;

  globalThis.fuzz = async (figure, seed, moves) => {
    const random = stream(seed);
    const one = (list) => list[Math.floor(random() * list.length)];
    const all = (selector) => [...figure.querySelectorAll(selector)];
    const tell = (target, type, made = Event, more = {}) => target.dispatchEvent(new made(type, { bubbles: true, cancelable: true, ...more }));
    const log = [];

    const MOVES = {
      slide() {
        const slider = one(all("input[type=range]"));
        const [low, high] = [Number(slider.min), Number(slider.max)];
        slider.value = random() < 0.2 ? one([low, high]) : low + random() * (high - low);
        tell(slider, "input");
        return `${slider.name} = ${slider.value}`;
      },
      type() {
        const field = one(all("input[type=text]"));
        field.value = one(TYPED);
        tell(field, "change");
        return `${field.name}: ${field.value}`;
      },
      press() {
        const button = one(all("button:not(:disabled), input[type=radio]").filter((each) => !SAVES.includes(each.name) && each.checkVisibility()));
        button.click();
        return `${button.name} ${button.value}`;
      },
      fold() {
        const panel = one(all("details"));
        panel.open = !panel.open;
        return panel.className;
      },
      key() {
        const target = one(all("[tabindex='0'], button, input"));
        const key = one(KEYS);
        tell(target, "keydown", KeyboardEvent, { key });
        return key;
      },
      draw() {
        const target = one(all("svg.explorer-figure, .explorer-map-field"));
        const box = target.getBoundingClientRect();
        const at = () => ({ clientX: box.left + random() * box.width, clientY: box.top + random() * box.height, buttons: 1, pointerId: 1 });
        try {
          tell(target, "pointerdown", PointerEvent, at());
        } catch { /* a pointer that does not exist cannot be captured */ }
        tell(target, "pointermove", PointerEvent, at());
        tell(target, "pointerup", PointerEvent, at());
        tell(target, "click", MouseEvent, at());
        return target.tagName;
      },
      follow() {
        const link = one(LINKS).replace("{id}", figure.dataset.explorer);
        location.hash = figure.id + link;
        return link;
      },
      resize() {
        figure.style.maxWidth = one(["", "300px", "500px", "700px"]);
        return figure.style.maxWidth;
      },
    };
    for (let move = 0; move < moves; move += 1) {
      const name = one(["slide", "slide", "slide", "type", "press", "press", "press", "fold", "key", "draw", "follow", "resize"]);
      log.push(`${name} ${MOVES[name]()}`);
      if (random() < 0.1) await new Promise(requestAnimationFrame);
      if (random() < 0.02) await new Promise((done) => setTimeout(done, 30));
    }
    figure.style.maxWidth = "";
    return log;
  };

  /** Leave every state in which the figure shows something other than the whole run. */
  globalThis.calm = (figure) => {
    if (figure.dataset.guessing) figure.querySelector("button[name=stop]").click();
    if (figure.dataset.presenting) figure.querySelector("button[name=present]").click();
    const step = figure.querySelector("input[name=step]");
    step.value = step.max;
    step.dispatchEvent(new Event("input"));
  };

  /** What is drawn, as a list: the visible parts of every artist and of every pinned run. */
  globalThis.drawn = (figure) => [...figure.querySelectorAll("svg.explorer-figure :is([id*='artist-'] :is(path, use, text), .explorer-ghost path, text.explorer-ghost)")]
    .filter((part) => part.style.display !== "none" && part.parentNode.style.display !== "none" && part.closest("defs") === null)
    .map((part) => ["d", "x", "y"].map((name) => part.getAttribute(name) ?? "").join(" ") + part.textContent);
})();
