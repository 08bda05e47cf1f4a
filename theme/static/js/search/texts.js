/** The texts of articles, each in a file of its own: what results show, and what excerpts are cut from. */

import { exchangeBack } from "./alphabets.js";

/** @typedef {import("./archive.js").Archive} Archive */
/** @typedef {import("./filters.js").Named} Named */
/** @typedef {import("./spelling.js").Word} Word */
/**
 * @typedef {object} Article
 * @property {string} url relative to the site's root
 * @property {string} lang
 * @property {"ltr" | "rtl"} dir
 * @property {string} date
 * @property {Named | null} source
 * @property {Named[]} authors
 * @property {Named[]} topics
 * @property {string} title
 * @property {string} text
 * @property {Word[]} titleWords
 * @property {Word[]} words
 */

const DOCUMENTS_A_FOLDER = 1000; // as in texts.py

/**
 * Load an article.
 * @param {number} number
 * @param {Archive} archive
 * @returns {Promise<Article>}
 */
export function articleOf(number, { part, alphabets, spelling }) {
  return part(`search-texts/${Math.floor(number / DOCUMENTS_A_FOLDER)}/${number}`, (row) => {
    const [url, lang, rtl, date, sourceSlug, authorSlugs, topicSlugs, script, written] = row;
    const whole = script ? exchangeBack(written, alphabets[script]) : written;
    const [title, source, authors, topics, ...lines] = whole.split("\n");
    const text = lines.join("\n");
    return {
      ...{ url, lang, dir: rtl ? "rtl" : "ltr", date, title, text },
      source: sourceSlug ? [sourceSlug, source] : null,
      authors: named(authorSlugs, authors),
      topics: named(topicSlugs, topics),
      titleWords: spelling.wordsOf(title),
      words: spelling.wordsOf(text),
    };
  });
}

/**
 * Put slugs and names together.
 * @param {string[]} slugs
 * @param {string} names
 * @returns {Named[]}
 */
function named(slugs, names) {
  const each = names.split("\t");
  return slugs.map((slug, place) => [slug, each[place]]);
}
