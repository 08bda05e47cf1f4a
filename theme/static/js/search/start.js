/**
 * Starts the search when the reader turns to it: nothing else is fetched before. A classic script, because pages
 * opened from a folder cannot load modules; those get the same program as one script, which the build writes.
 */
(() => {
  const form = document.querySelector("main .search-form");
  const input = form?.querySelector("input");
  const here = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  if (!form || !input || !here) return;

  let started = false;
  const start = () => {
    if (started) return;
    started = true;
    const script = document.createElement("script");
    const fromFolder = location.protocol === "file:";
    if (!fromFolder) script.type = "module";
    script.src = new URL(fromFolder ? "classic.js" : "page.js", here.src).href;
    document.head.append(script);
  };

  form.addEventListener("focusin", start);
  form.addEventListener("input", start);
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
  });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    input.value = asked;
    start();
  }
})();
