// The glossary's field: shows the terms whose name, pinyin or meaning holds what is typed. Tones and spaces do not
// matter: shequn finds shèqún.
{
  const field = document.getElementById("glossary-filter");
  const said = field.parentElement.querySelector("output");
  const plain = (text) => text.normalize("NFD").replace(/[\p{Mark}\s'’–-]/gu, "").toLowerCase();
  const read = (entry) => [...entry.querySelectorAll("dt, .meaning")].map((part) => plain(part.textContent)).join(" ");
  const entries = [...document.querySelectorAll(".glossary .entry")].map((entry) => ({ entry, text: read(entry) }));

  function filter() {
    const wanted = plain(field.value);
    for (const { entry, text } of entries) entry.hidden = !text.includes(wanted);
    for (const letter of document.querySelectorAll(".letter"))
      letter.hidden = !letter.querySelector(".entry:not([hidden])");
    const count = entries.filter(({ entry }) => !entry.hidden).length;
    said.textContent = wanted ? `${count} of ${entries.length} terms` : "";
  }

  field.addEventListener("input", filter);
  filter(); // a browser may bring back what was typed before
}
