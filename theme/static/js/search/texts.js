/** The texts of articles, each in a file of its own: what results show, and what excerpts are cut from. */

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
const PLAIN = Array.from({ length: 0x7f - 0x20 }, (_, place) => String.fromCharCode(0x20 + place))
  .filter((letter) => letter !== '"' && letter !== "\\")
  .join("");

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

/**
 * Undo the exchange of `alphabets.py`: put the letters of a script, which stand in the places of ASCII, back.
 * @param {string} text
 * @param {string} alphabet
 * @returns {string}
 */
export function exchangeBack(text, alphabet) {
  const places = PLAIN.slice(0, alphabet.length);
  const displaced = [...places].filter((letter) => !alphabet.includes(letter));
  const free = [...alphabet].filter((letter) => !places.includes(letter));
  const back = new Map([...places].map((place, number) => [place, alphabet[number]]));
  for (const [number, letter] of free.entries()) back.set(letter, displaced[number]);
  return Array.from(text, (letter) => back.get(letter) ?? letter).join("");
}
