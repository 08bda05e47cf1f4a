/**
 * On every page: `/`, Ctrl+K and ⌘K open the search, and a service worker keeps what is read for use without a
 * connection. On a keyboard of another script a key is told by its place.
 */
addEventListener("keydown", (event) => {
  const { key, code, shiftKey, altKey, target } = event;
  const form = /** @type {HTMLFormElement} */ (document.querySelector(".search-form"));
  const typing = /** @type {Element} */ (target).matches("input,textarea,select");
  const wanted = event.ctrlKey || event.metaKey ? !shiftKey && /^k$|KeyK/i : !typing && /^\/|^Slash/;
  if (altKey || !wanted || !wanted.test(key > "~" ? code : key)) return;
  event.preventDefault();
  if (form.closest("main")) form.q.focus();
  else location.assign(`${form.action}#q`);
});
{
  const worker = new URL("../../sw.js", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  addEventListener("load", () => navigator.serviceWorker?.register(worker).catch(() => {}));
}
