// On narrow screens the contents lie over the page: once a place on this page is chosen, they make way for it.
document.addEventListener("click", (event) => {
  if (event.target.closest("dialog[id^='pst-'] a[href^='#']")) event.target.closest("dialog").close();
});
