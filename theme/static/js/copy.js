/** Above each text to cite, a button that copies it; where nothing may be copied, the text is selected. */
for (const text of document.querySelectorAll(".cite pre")) {
  const { copy = "", copied = "" } = /** @type {HTMLElement} */ (text.parentElement).dataset;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = copy;
  button.setAttribute("aria-describedby", /** @type {Element} */ (text.previousElementSibling).id);
  button.addEventListener("click", async () => {
    getSelection()?.selectAllChildren(text);
    try {
      await navigator.clipboard.writeText(text.textContent ?? "");
    } catch {
      return;
    }
    button.textContent = copied;
    setTimeout(() => (button.textContent = copy), 2000);
  });
  text.before(button);
}
