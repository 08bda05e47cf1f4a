/** Shows an answer on the page: its results, their number, the filters that are set and what is said of the query. */

import { asksNothing, writeAddress } from "./address.js";
import { buildChips } from "./chips.js";
import { element, find } from "./elements.js";
import { buildInstead, buildProblems } from "./notes.js";
import { buildResult } from "./results.js";

/** @typedef {import("../engine.js").Answer} Answer */
/** @typedef {import("../facets.js").Facets} Facets */
/** @typedef {import("./address.js").Asked} Asked */
/** @typedef {import("./address.js").Filter} Filter */
/** @typedef {import("./words.js").Words} Words */
/**
 * @typedef {object} View
 * @property {HTMLButtonElement} more
 * @property {() => number} shown how many results are shown
 * @property {(answer: Answer, asked: Asked) => void} show
 * @property {(facets: Facets) => void} learn remember the names of what can be filtered by
 * @property {(first: boolean) => void} wait
 * @property {(cause: "missing" | "schema") => void} fail
 */

const SETTLED = 800; // milliseconds without another answer before a screen reader hears the number

/**
 * Make the view of a search page.
 * @param {HTMLElement} search
 * @param {Words} words
 * @param {URL} root the site's root
 * @returns {View}
 */
export function makeView(search, words, root) {
  const input = find(search, ".search-form input", HTMLInputElement);
  const list = find(search, ".results", HTMLOListElement);
  const number = find(search, ".search-count", HTMLElement);
  const spoken = find(search, "[role='status']", HTMLElement);
  const sort = find(search, ".search-sort", HTMLElement);
  const more = find(search, ".search-more", HTMLButtonElement);
  const done = find(search, ".refine-done", HTMLButtonElement);
  const title = document.title;
  const setting = { words, root, topic: search.dataset.topic ?? "" };
  /** @type {Map<string, string>} */
  const names = new Map();
  let timer = 0;
  let shown = "";

  /** @param {string} sentence */
  const say = (sentence) => {
    delete search.dataset.waiting;
    number.textContent = sentence;
    done.replaceChildren(...words.fill("see", { found: sentence }));
    clearTimeout(timer);
    timer = setTimeout(() => {
      spoken.textContent = sentence;
    }, SETTLED);
  };
  /** @param {string} place @param {(Node | string)[]} items */
  const fill = (place, items) => {
    const holder = find(search, place, HTMLElement);
    const held = holder.contains(document.activeElement);
    holder.hidden = items.length === 0;
    holder.replaceChildren(...items);
    if (held) (holder.querySelector("a") ?? find(search, ".refine summary", HTMLElement)).focus();
  };
  /** @param {Filter} filter @param {[slug: string, name: string][]} values */
  const learn = (filter, values) => {
    for (const [slug, name] of values) names.set(`${filter}=${slug}`, name);
  };
  /** @type {(filter: Filter, slug: string) => string} */
  const nameOf = (filter, slug) => {
    if (filter === "lang") return words.language(slug);
    if (filter === "from" || filter === "to") return words.date(slug, { dateStyle: "medium" });
    return filter === "year" ? words.date(slug, { year: "numeric" }) : (names.get(`${filter}=${slug}`) ?? slug);
  };
  /** @param {Answer} answer @param {Asked} asked */
  const show = ({ total, results, problems, instead }, asked) => {
    const same = writeAddress(asked) === shown ? list.childElementCount : 0;
    shown = writeAddress(asked);
    document.title = asked.text.trim() ? `${asked.text.trim()} · ${title}` : title;
    for (const { topics, authors, source } of results) {
      learn("topic", topics);
      learn("author", authors);
      learn("source", source ? [source] : []);
    }
    const added = results.slice(same).map((result) => buildResult(result, setting));
    if (same) list.append(...added);
    else list.replaceChildren(...added);
    if (document.activeElement === more) added[0]?.querySelector("a")?.focus();
    list.removeAttribute("aria-busy");
    more.hidden = results.length >= total;
    sort.hidden = total < 2;
    find(sort, "select", HTMLSelectElement).value = asked.text || asked.sort !== "relevance" ? asked.sort : "newest";
    fill(".chips", buildChips(asked, nameOf, words));
    fill(".search-problems", buildProblems(problems, input, words));
    fill(".search-instead", total > 0 ? buildInstead(instead, asked, words) : []);
    const nothing = total === 0 && !asksNothing(asked);
    const filtered = Object.values(asked.filters).some(Boolean);
    fill(".search-nothing", nothing ? buildNothing(asked, filtered) : []);
    say(total > 0 ? words.count("found", total) : nothing ? words.say(filtered ? "none-filtered" : "none") : "");
  };
  /** @param {Asked} asked @param {boolean} filtered */
  const buildNothing = (asked, filtered) => {
    const link = element("a", { href: writeAddress({ ...asked, filters: {} }) }, [words.say("unfiltered")]);
    const ways = filtered && asked.text ? [link] : asked.text ? [words.say("fewer")] : [];
    return ways.map((way) => element("li", {}, [way]));
  };

  return {
    more,
    shown: () => list.childElementCount,
    show,
    learn: (facets) => {
      for (const filter of /** @type {const} */ (["topic", "source", "author"])) {
        learn(filter, facets[filter].map(({ slug, name }) => [slug, name]));
      }
    },
    wait: (first) => {
      list.setAttribute("aria-busy", "true");
      if (first) number.textContent = words.say("waiting");
    },
    fail: (cause) => {
      list.removeAttribute("aria-busy");
      say(words.say(cause === "missing" && !navigator.onLine ? "offline" : cause));
    },
  };
}
