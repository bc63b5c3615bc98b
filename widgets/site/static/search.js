// The search page is for typing: its field has the cursor, and what was asked for is marked, to be typed over.
{
  const field = document.querySelector(".bd-search-container input");
  field.focus();
  field.select();
}
