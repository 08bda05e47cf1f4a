/** The keys of the list: arrows go from the box through the results, Escape goes back to the box. */

/**
 * Listen to the keys. The focus itself moves, so that a screen reader reads what it reaches and Enter opens it.
 * @param {HTMLElement} search
 * @param {HTMLInputElement} input
 */
export function listenToArrows(search, input) {
  search.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.isComposing || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    if (!(target instanceof HTMLElement)) return;
    const place = target.closest(".result")?.querySelector("a") ?? target;
    /** @type {HTMLElement[]} */
    const stops = [input, ...search.querySelectorAll(/** @type {"a"} */ (".result > a, .search-more:not([hidden])"))];
    const at = stops.indexOf(place);
    if (key === "Escape" && target !== input && !target.matches("input, select")) {
      event.preventDefault();
      input.focus();
    }
    const next = at < 0 ? undefined : key === "ArrowDown" ? stops[at + 1] : key === "ArrowUp" ? stops[at - 1] : undefined;
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}
