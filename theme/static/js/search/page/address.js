/** What the reader asks for, as it stands in the page's address, so that it can be kept and shared. */

/** @typedef {import("../engine.js").Sort} Sort */
/** @typedef {"topic" | "source" | "lang" | "author" | "year" | "from" | "to"} Filter */
/** @typedef {Partial<Record<Filter, string>>} Filters */
/** @typedef {{text: string, filters: Filters, sort: Sort}} Asked */

/** @type {Filter[]} */
const FILTERS = ["topic", "source", "lang", "author", "year", "from", "to"];
const DATES = /^(?:year=\d{4}|(?:from|to)=\d{4}-\d\d-\d\d|(?:topic|source|lang|author)=.+)$/u;

/**
 * Read an address; what cannot be understood is left out.
 * @param {string} query from its question mark on
 * @returns {Asked}
 */
export function readAddress(query) {
  const said = new URLSearchParams(query);
  const filters = FILTERS.map((name) => [name, said.get(name) ?? ""]);
  const sort = said.get("sort");
  return {
    text: said.get("q") ?? "",
    filters: Object.fromEntries(filters.filter(([name, value]) => DATES.test(`${name}=${value}`))),
    sort: sort === "newest" || sort === "oldest" ? sort : "relevance",
  };
}

/**
 * Write the address, from its question mark on; what says nothing is left out.
 * @param {Asked} asked
 */
export function writeAddress({ text, filters, sort }) {
  const said = new URLSearchParams();
  if (text) said.set("q", text);
  for (const name of FILTERS) if (filters[name]) said.set(name, filters[name]);
  if (sort !== "relevance") said.set("sort", sort);
  return `?${said}`;
}

/**
 * Ask the same with other filters; a year and a range of days take each other's place.
 * @param {Asked} asked
 * @param {Filters} changes an empty value takes a filter away
 * @returns {Asked}
 */
export function refine(asked, changes) {
  const ranged = "from" in changes || "to" in changes;
  const cleared = ranged ? { year: "" } : "year" in changes ? { from: "", to: "" } : {};
  return { ...asked, filters: { ...asked.filters, ...cleared, ...changes } };
}

/**
 * Tell whether anything is asked for.
 * @param {Asked} asked
 */
export function asksNothing({ text, filters }) {
  return text.trim() === "" && FILTERS.every((name) => !filters[name]);
}
