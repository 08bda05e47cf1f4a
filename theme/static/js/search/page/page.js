/** Wires the search page: what the reader asks for goes to the engine, its answers on the page. */

import { openIndex } from "../engine.js";
import { asksNothing, readAddress, refine } from "./address.js";
import { listenToArrows } from "./arrows.js";
import { find } from "./elements.js";
import { keepSearch } from "./keeping.js";
import { onlyLatest } from "./latest.js";
import { showFacets } from "./panel.js";
import { makeView } from "./view.js";
import { followTurns } from "./turns.js";
import { readWords } from "./words.js";

/** @typedef {import("../engine.js").SearchIndex} SearchIndex */
/** @typedef {import("./address.js").Asked} Asked */

const PAUSE = 120; // milliseconds without a key before a search
const PAGE = 10;

const search = find(document, ".search", HTMLElement);
const form = find(search, ".search-form", HTMLFormElement);
const input = find(form, "input", HTMLInputElement);
const panel = find(search, ".refine", HTMLDetailsElement);
const sort = find(search, ".search-sort select", HTMLSelectElement);
const wordsOnPage = find(search, ".search-words", HTMLTemplateElement).content;
const words = readWords(wordsOnPage, document.documentElement.lang, search.dataset.numbers ?? "latn");
const root = new URL(search.dataset.root ?? "", document.baseURI);
const view = makeView(search, words, root);
const turns = followTurns(() => void begin());

/** @type {Promise<SearchIndex> | null} */
let opening = null;
const ask = { search: onlyLatest(), facets: onlyLatest() };
let timer = 0;
let kept = false;

input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    turns.draft({ ...turns.asked(), text: input.value });
    void answer(PAGE);
  }, PAUSE);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  turn({ ...turns.asked(), text: input.value });
});
search.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[href^='?']") : null;
  if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  turn(readAddress(link.search));
});
sort.addEventListener("change", () => {
  turn({ ...turns.asked(), sort: /** @type {Asked["sort"]} */ (sort.value) });
});
for (const name of ["from", "to"]) {
  const day = find(panel, `[name="${name}"]`, HTMLInputElement);
  day.addEventListener("change", () => {
    if (day.validity.valid) turn(refine(turns.asked(), { [name]: day.value }));
  });
}
panel.addEventListener("toggle", () => void count());
find(panel, ".refine-done", HTMLButtonElement).addEventListener("click", () => {
  panel.open = false;
  find(panel, "summary", HTMLElement).focus();
});
view.more.addEventListener("click", () => {
  const shown = view.shown();
  turns.stay({ limit: shown + PAGE });
  void answer(shown + PAGE);
});
addEventListener("pagehide", () => turns.stay({ top: scrollY }));
listenToArrows(search, input);
if (input.value === turns.asked().text) void begin();
else input.dispatchEvent(new Event("input"));

/** Ask what the address says, and come back to where the reader was on the page. */
async function begin() {
  const { limit, top } = turns.place();
  input.value = turns.asked().text;
  await answer(limit ?? PAGE);
  if (top) scrollTo(0, top);
}

/**
 * Ask something else.
 * @param {Asked} next
 */
function turn(next) {
  clearTimeout(timer);
  turns.turn(next);
  input.value = next.text;
  void answer(PAGE);
}

/**
 * Answer what the address says with the first results.
 * @param {number} limit
 */
async function answer(limit) {
  const asked = turns.asked();
  const { text, ...options } = asked;
  view.wait(!opening);
  const answered = await ask.search(open((index) => index.search(text, { ...options, limit }))).catch(fail);
  if (!answered) return;
  view.show(answered, asked);
  if (panel.open) await count();
  if (kept || asksNothing(asked)) return;
  kept = true;
  await keepSearch(search, words);
}

/** Count what the panel shows, while it is open. */
async function count() {
  if (!panel.open) return;
  const asked = turns.asked();
  const facets = await ask.facets(open((index) => index.facets(asked.text, asked))).catch(fail);
  if (!facets) return;
  view.learn(facets);
  showFacets(panel, facets, asked, words, (range) => turn(refine(turns.asked(), range)));
}

/**
 * Make a question to the index, which is opened for the first one.
 * @template Answer
 * @param {(index: SearchIndex) => Promise<Answer>} question
 */
function open(question) {
  return async () => {
    opening ??= openIndex(root);
    return question(await opening);
  };
}

/**
 * Say that the index cannot be read; the next question opens it anew.
 * @param {Error} error
 * @returns {null}
 */
function fail(error) {
  if (error.cause !== "schema" && error.cause !== "missing") throw error;
  opening = null;
  view.fail(error.cause);
  return null;
}
