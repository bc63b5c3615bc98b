// Touches whatever a reader could: unfolds, presses, moves, types, hovers, follows links within the page. A control
// that appears only after another was touched is touched as well. Leaves the page in the dark, after the light.
async () => {
  Element.prototype.requestFullscreen = async () => {}; // browsers grant it to a hand alone, and only for a moment
  const touched = new WeakSet();
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const tell = (target, type, Kind = Event, more = {}) =>
    target.dispatchEvent(new Kind(type, { bubbles: true, cancelable: true, ...more }));

  function move(field) {
    const middle = (Number(field.min) + Number(field.max)) / 2;
    for (const value of [field.min, field.max, middle]) {
      field.value = value;
      tell(field, "input");
    }
    tell(field, "change");
  }
  function type(field) {
    for (const value of ["", "trust", "<b>1", "0.5"]) {
      field.value = value;
      tell(field, "input");
      tell(field, "change");
    }
  }
  function press(target) {
    target.click();
    tell(target, "keydown", KeyboardEvent, { key: "Escape" }); // what fills the screen gives it back
    document.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());
  }
  function point(target) {
    tell(target, "pointerover", PointerEvent);
    tell(target, "focusin", FocusEvent);
    const { left, top, width, height } = target.getBoundingClientRect();
    const place = { clientX: left + width / 3, clientY: top + height / 3, buttons: 1, pointerId: 1 };
    for (const name of ["pointerdown", "pointermove", "pointerup"]) tell(target, name, PointerEvent, place);
    for (const key of ["ArrowLeft", "ArrowUp", "ArrowRight", "Home"]) tell(target, "keydown", KeyboardEvent, { key });
  }

  const KINDS = [
    ["details:not([open]) > summary", press],
    ["input[type=range]", move],
    ["input[type=text], input[type=search], input:not([type]), textarea:not([readonly])", type],
    ["[tabindex='0'], dfn[id], a[href*='#term-']", point],
    ["select", (field) => {
      field.selectedIndex = field.options.length - 1;
      tell(field, "change");
    }],
    ["button, label, input[type=radio], input[type=checkbox], a[href^='#']", press],
  ];
  const fresh = () => KINDS.flatMap(([selector, act]) => [...document.querySelectorAll(selector)]
    .filter((each) => !touched.has(each) && each.checkVisibility()).map((each) => [each, act]));

  let count = 0;
  const bottom = () => scrollTo(0, document.documentElement.scrollHeight);
  bottom();
  for (let found = fresh(); found.length && count < 3000; found = fresh()) {
    for (const [target, act] of found) {
      if (!target.checkVisibility()) continue; // what was touched before has hidden it
      touched.add(target);
      act(target);
      count += 1;
      if (count % 10 === 0) await painted();
    }
    await painted();
  }
  document.documentElement.dataset.theme = "dark";
  bottom();
  await painted();
  return count;
}
