/* Present: one explorer fills the screen, in large type and with few controls, for a class.

   The explorer itself moves into a dialog and back, so that its values, pinned runs, guess and step go with it. The
   dialog holds the focus and closes on Escape. The page takes the full screen with it where it may; elsewhere the
   dialog fills the window. */

import { element } from "./controls.js";

/** The button that presents an explorer, and what ends it. */
export function presenter(root, { title, words }) {
  const button = element("button", { type: "button", name: "present", class: "explorer-reset" }, words.present);
  const screen = element("dialog", { class: "explorer-screen", "aria-label": title });
  const gap = element("div"); // keeps the place of the explorer on the page
  let owned = false; // whether the full screen was asked for here: a deck may have it already

  function enter() {
    gap.style.height = `${root.offsetHeight}px`;
    root.replaceWith(gap);
    document.body.append(screen);
    screen.append(root);
    root.dataset.presenting = "true";
    button.textContent = words.present_leave;
    screen.showModal();
    button.focus();
    if (document.fullscreenEnabled && !document.fullscreenElement) takeScreen();
  }
  async function takeScreen() {
    try {
      await document.documentElement.requestFullscreen();
      owned = true;
      if (!screen.open) giveScreenBack(); // left before it came
    } catch {
      // refused: the window is full all the same
    }
  }
  function giveScreenBack() {
    if (owned && document.fullscreenElement) document.exitFullscreen();
    owned = false;
  }
  function leave() {
    delete root.dataset.presenting;
    button.textContent = words.present;
    gap.replaceWith(root);
    screen.close();
    screen.remove();
    giveScreenBack();
    button.focus();
  }
  const follow = () => { if (owned && !document.fullscreenElement) leave(); };
  /** Escape closes the dialog; the page hears of every closing a moment later, when it may be open again. */
  const closed = () => { if (!screen.open && gap.isConnected) leave(); };

  button.addEventListener("click", () => (screen.open ? leave() : enter()));
  screen.addEventListener("close", closed);
  document.addEventListener("fullscreenchange", follow);
  return {
    button,
    end() {
      document.removeEventListener("fullscreenchange", follow);
      if (screen.open) leave();
    },
  };
}
