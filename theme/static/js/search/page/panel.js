/** The panel that refines a search: how many articles each topic, publisher, language, author and time has. */

import { refine, writeAddress } from "./address.js";
import { element, find } from "./elements.js";
import { drawHistogram } from "./histogram.js";
import { spansOf, yearsOf } from "./spans.js";

/** @typedef {import("../facets.js").Facets} Facets */
/** @typedef {import("../facets.js").Value} Value */
/** @typedef {import("./address.js").Asked} Asked */
/** @typedef {import("./address.js").Filter} Filter */
/** @typedef {import("./histogram.js").Choose} Choose */
/** @typedef {import("./spans.js").Span} Span */
/** @typedef {import("./words.js").Words} Words */

/** @type {("topic" | "source" | "lang" | "author")[]} */
const LISTS = ["topic", "source", "lang", "author"];
const AT_ONCE = 7;

/**
 * Show the facets of a search; the values are links to the search that they make of it.
 * @param {HTMLElement} panel
 * @param {Facets} facets
 * @param {Asked} asked
 * @param {Words} words
 * @param {Choose} choose what to do with a range of days
 */
export function showFacets(panel, facets, asked, words, choose) {
  const held = document.activeElement?.getAttribute("data-value");
  for (const filter of LISTS) showList(panel, filter, facets[filter], asked, words);
  const years = yearsOf(facets.months).filter(({ count }) => count > 0).reverse();
  const values = years.map(({ label, count }) => ({ slug: label, name: words.date(label, { year: "numeric" }), count }));
  showList(panel, "year", values, asked, words);
  showTimes(panel, facets, asked, words, choose);
  if (held) panel.querySelector(/** @type {"a"} */ (`[data-value="${CSS.escape(held)}"]`))?.focus();
}

/**
 * Show the values of one facet, those past the first few behind a word.
 * @param {HTMLElement} panel
 * @param {Filter} filter
 * @param {Value[]} values
 * @param {Asked} asked
 * @param {Words} words
 */
function showList(panel, filter, values, asked, words) {
  const section = find(panel, `[data-facet="${filter}"]`, HTMLElement);
  const rest = section.querySelector("details");
  const items = values.map((value) => buildValue(filter, value, asked, words));
  const list = element("ul", {}, items.slice(0, AT_ONCE));
  const more = items.length > AT_ONCE ? [buildRest(items.slice(AT_ONCE), rest?.open ?? false, words)] : [];
  section.hidden = values.length === 0;
  section.replaceChildren(...section.querySelectorAll("h2"), list, ...more);
}

/**
 * Build one value; pressed again, it is let go.
 * @param {Filter} filter
 * @param {Value} value
 * @param {Asked} asked
 * @param {Words} words
 */
function buildValue(filter, { slug, name, count }, asked, words) {
  const chosen = asked.filters[filter] === slug;
  const href = writeAddress(refine(asked, { [filter]: chosen ? "" : slug }));
  return element("li", {}, [
    element("a", { href, "data-value": `${filter}=${slug}`, ...(chosen ? { "aria-current": "true" } : {}) }, [
      element("bdi", {}, [name]),
      " ",
      element("span", { class: "count" }, [words.number(count)]),
    ]),
  ]);
}

/**
 * Build what is behind the word.
 * @param {HTMLElement[]} items
 * @param {boolean} open
 * @param {Words} words
 */
function buildRest(items, open, words) {
  const summary = element("summary", {}, [words.count("others", items.length)]);
  const rest = element("details", {}, [summary, element("ul", {}, items)]);
  rest.open = open;
  return rest;
}

/**
 * Show the times: the bars, their ends, and the days that may be typed.
 * @param {HTMLElement} panel
 * @param {Facets} facets
 * @param {Asked} asked
 * @param {Words} words
 * @param {Choose} choose
 */
function showTimes(panel, { months }, { filters }, words, choose) {
  const spans = spansOf(months);
  const year = filters.year ?? "";
  const range = {
    from: filters.from ?? (year && `${year}-01-01`),
    to: filters.to ?? (year && `${year}-12-31`),
  };
  /** @param {Span} span */
  const name = ({ label, from }) => words.date(from, label.length > 4 ? { year: "numeric", month: "short" } : { year: "numeric" });
  /** @param {Span} span */
  const describe = (span) => `${name(span)}: ${words.count("found", span.count)}`;
  const backwards = getComputedStyle(panel).direction === "rtl";
  const chart = spans.length > 1 ? [drawHistogram(spans, range, describe, backwards, choose)] : [];
  const ends = chart.length > 0 ? [spans[0], spans[spans.length - 1]].map((span) => element("span", {}, [name(span)])) : [];
  find(panel, ".times", HTMLElement).replaceChildren(...chart, element("p", { class: "ends" }, ends));

  for (const end of /** @type {const} */ (["from", "to"])) {
    const day = find(panel, `[name="${end}"]`, HTMLInputElement);
    if (day !== document.activeElement) day.value = range[end];
  }
}
