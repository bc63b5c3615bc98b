// jupyterquiz writes its answers' feedback into the page without a word to screen readers.
for (const feedback of document.querySelectorAll(".Quiz .Feedback")) {
  feedback.setAttribute("role", "status");
}
