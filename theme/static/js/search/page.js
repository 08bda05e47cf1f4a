/** Wires the search page: what is typed goes to the engine, its answers into the list, the query into the URL. */

import { openIndex } from "./engine.js";
import { buildResult } from "./results.js";

/** @typedef {import("./engine.js").Answer} Answer */
/** @typedef {import("./engine.js").SearchIndex} SearchIndex */

const PAUSE = 120; // milliseconds without a key before a search
const PAGE = 20;

const search = find(document, ".search", HTMLElement);
const input = find(search, ".search-form input", HTMLInputElement);
const list = find(search, ".results", HTMLOListElement);
const status = find(search, ".search-status", HTMLElement);
const problems = find(search, ".search-problems", HTMLElement);
const more = find(search, ".search-more", HTMLButtonElement);
const words = find(search, ".search-words", HTMLTemplateElement).content;
const lang = document.documentElement.lang;
const root = new URL(search.dataset.root ?? "", document.baseURI);
const setting = { lang, root, topic: search.dataset.topic ?? "" };

/** @type {Promise<SearchIndex> | null} */
let opening = null;
let limit = PAGE;
let shown = "";
let timer = 0;

input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => void answer(PAGE), PAUSE);
});
find(search, ".search-form", HTMLFormElement).addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  void answer(PAGE);
});
more.addEventListener("click", () => void answer(limit + PAGE));
addEventListener("popstate", () => {
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  void answer(PAGE);
});
void answer(PAGE);

/**
 * Answer what stands in the box with the first `count` results.
 * @param {number} count
 */
async function answer(count) {
  const text = input.value;
  limit = count;
  shown = text;
  remember(text);
  if (!opening) status.textContent = word("waiting");
  opening ??= openIndex(root);
  try {
    const found = await (await opening).search(text, { limit });
    if (shown === text) show(text, found);
  } catch (error) {
    opening = null;
    const cause = error instanceof Error ? error.cause : null;
    if (cause !== "schema" && cause !== "missing") throw error;
    status.textContent = word(cause);
  }
}

/**
 * Show an answer.
 * @param {string} text
 * @param {Answer} found
 */
function show(text, { total, results, problems: faults }) {
  list.replaceChildren(...results.map((result) => buildResult(result, setting)));
  more.hidden = results.length >= total;
  problems.hidden = faults.length === 0;
  problems.replaceChildren(
    ...faults.map(({ fault, text: part }) => {
      const item = document.createElement("li");
      item.textContent = word(fault).replace("{text}", part);
      return item;
    }),
  );
  const form = new Intl.PluralRules(lang).select(total);
  const number = new Intl.NumberFormat(lang).format(total);
  const count = total === 0 ? word("none") : word(`found-${form}`, "found-other").replace("{n}", number);
  status.textContent = text.trim() === "" ? "" : count;
}

/**
 * Keep the query in the page's address, so that it can be kept and shared.
 * @param {string} text
 */
function remember(text) {
  const address = new URL(location.href);
  if (text) address.searchParams.set("q", text);
  else address.searchParams.delete("q");
  history.replaceState(null, "", address);
}

/**
 * Look up a word of the interface.
 * @param {string} name
 * @param {string} [otherwise]
 */
function word(name, otherwise = name) {
  const element = words.querySelector(`[data-word="${name}"]`) ?? words.querySelector(`[data-word="${otherwise}"]`);
  return element?.textContent ?? "";
}

/**
 * Find an element that the template has put on the page.
 * @template {HTMLElement} Kind
 * @param {ParentNode} parent
 * @param {string} selector
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
function find(parent, selector, kind) {
  const element = parent.querySelector(selector);
  if (!(element instanceof kind)) throw new Error(`the search page has no ${selector}`);
  return element;
}
