// Copies the code that a button stands for, and says so.
document.documentElement.dataset.able = "";
document.addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-copies]");
  if (!button) return;
  const code = document.getElementById(button.dataset.copies);
  const told = document.getElementById("told");
  told.textContent = "";
  try {
    await navigator.clipboard.writeText(code.textContent);
    told.textContent = told.dataset.copied;
  } catch {
    getSelection().selectAllChildren(code);
    told.textContent = told.dataset.marked;
  }
});
document.getElementById("summary")?.focus();
