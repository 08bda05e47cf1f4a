/**
 * Starts the search when the reader turns to it: nothing else is fetched before. A classic script, as the program
 * is, because pages opened from a folder cannot load modules.
 */
(() => {
  const form = document.querySelector("main .search-form");
  const input = form?.querySelector("input");
  const panel = document.querySelector(".refine");
  const here = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  if (!form || !input || !panel || !here) return;

  let started = false;
  const start = () => {
    if (started) return;
    started = true;
    const script = document.createElement("script");
    script.src = new URL("classic.js", here.src).href;
    script.addEventListener("error", () => {
      started = false;
      script.remove();
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
  if (location.search.length > 1 || input.value || document.activeElement === input) start();
})();
