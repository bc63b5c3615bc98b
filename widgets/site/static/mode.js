// Light or dark, before anything is drawn: what the reader chose, or else what the reader's system prefers.
{
  const page = document.documentElement.dataset;
  page.mode = localStorage.getItem("mode") || "auto";
  const dark = page.mode === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : page.mode === "dark";
  page.theme = dark ? "dark" : "light";
}
