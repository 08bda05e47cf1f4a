/**
 * Starts the search when the reader turns to it: nothing else is fetched before. A classic script, as the program
 * is, because pages opened from a folder cannot load modules. The page is first drawn after it, so that a page that
 * is opened with a query keeps the place of its results free.
 */
(() => {
  const search = /** @type {HTMLElement | null} */ (document.querySelector(".search"));
  const form = search?.querySelector(".search-form");
  const input = form?.querySelector("input");
  const panel = document.querySelector(".refine");
  const here = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  if (!search || !form || !input || !panel || !here) return;

  let started = false;
  const start = () => {
    if (started) return;
    started = true;
    const script = document.createElement("script");
    script.src = new URL("classic.js", here.src).href;
    script.addEventListener("error", () => {
      started = false;
      script.remove();
      delete search.dataset.waiting;
      const words = /** @type {HTMLTemplateElement} */ (document.querySelector(".search-words")).content;
      const sentence = words.querySelector(`[data-word=${navigator.onLine ? "missing" : "offline"}]`);
      for (const place of document.querySelectorAll(".search-count, .search [role='status']")) {
        place.textContent = sentence?.textContent ?? "";
      }
    });
    document.head.append(script);
  };

  panel.removeAttribute("hidden");
  panel.addEventListener("toggle", start);
  for (const turn of ["focusin", "input", "submit"]) form.addEventListener(turn, start);
  form.addEventListener("submit", (event) => event.preventDefault());
  input.value ||= new URLSearchParams(location.search).get("q") ?? "";
  const asked = location.search.length > 1 || input.value !== "";
  if (asked) search.dataset.waiting = search.dataset.asked = "";
  if (asked || document.activeElement === input) start();
})();
