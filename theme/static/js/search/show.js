/** From what was found to what is shown: the record of a result, with the words of the query marked in it. */

import { makeExcerpt, marksOf } from "./excerpt.js";

/** @typedef {import("./archive.js").Archive} Archive */
/** @typedef {import("./excerpt.js").Mark} Mark */
/** @typedef {import("./filters.js").Named} Named */
/** @typedef {import("./lunr-index.js").Found} Found */
/**
 * @typedef {object} Result
 * @property {string} url absolute
 * @property {string} title
 * @property {Mark[]} titleMarks the stretches of the title to highlight
 * @property {string} excerpt
 * @property {Mark[]} excerptMarks
 * @property {string} lang
 * @property {"ltr" | "rtl"} dir
 * @property {string} date
 * @property {Named | null} source
 * @property {Named[]} topics
 * @property {Named[]} authors
 * @property {number} score
 */

/**
 * Make the record of a result.
 * @param {Found} found
 * @param {Archive} archive
 * @returns {Result}
 */
export function showResult({ document: number, score, matches }, archive) {
  const { url, title, lang, dir, date, source, topics, authors, summary } = archive.documents[number];
  const { spelling, dictionary, stemMark } = archive;
  const isMatch = (/** @type {string} */ form) =>
    form in matches || dictionary.stemsOf(form).some((stem) => stemMark + stem in matches);
  const text = archive.texts[number] || (summary ?? "");
  const excerpt = makeExcerpt(text, spelling.wordsOf(text), isMatch, lang);
  return {
    url: new URL(url, archive.root).href,
    title,
    titleMarks: marksOf(spelling.wordsOf(title), isMatch),
    excerpt: excerpt.text,
    excerptMarks: excerpt.marks,
    lang,
    dir,
    date,
    source: source ?? null,
    topics: topics ?? [],
    authors: authors ?? [],
    score,
  };
}
