/** Filters: which documents a reader wants to see at all. */

/** @typedef {[slug: string, name: string]} Named */
/**
 * @typedef {object} SearchDocument one article, as the index knows it
 * @property {string} url relative to the site's root
 * @property {string} title
 * @property {string} lang
 * @property {"ltr" | "rtl"} dir
 * @property {string} date
 * @property {Named} [source]
 * @property {Named[]} [authors]
 * @property {Named[]} [topics]
 * @property {string} [summary]
 */
/**
 * @typedef {object} Filters topic, source and author are slugs
 * @property {string} [lang]
 * @property {string} [topic]
 * @property {string} [source]
 * @property {string} [author]
 * @property {string | number} [year]
 */

/**
 * Tell whether a document passes every filter that is set.
 * @param {SearchDocument} document
 * @param {Filters} filters
 * @returns {boolean}
 */
export function passes(document, { lang, topic, source, author, year }) {
  return (
    (!lang || document.lang === lang || document.lang.startsWith(`${lang}-`)) &&
    (!topic || has(document.topics, topic)) &&
    (!source || document.source?.[0] === source) &&
    (!author || has(document.authors, author)) &&
    (!year || document.date.startsWith(`${year}-`))
  );
}

/**
 * Tell whether a slug is among some names.
 * @param {Named[] | undefined} names
 * @param {string} slug
 */
function has(names, slug) {
  return names !== undefined && names.some(([each]) => each === slug);
}
