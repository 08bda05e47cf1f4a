/** From what was found to what is shown: the record of a result, with the words of the query marked in it. */

import { articleOf } from "./texts.js";
import { makeExcerpt, marksOf, withForms } from "./excerpt.js";
import { proximity } from "./proximity.js";

/** @typedef {import("./archive.js").Archive} Archive */
/** @typedef {import("./excerpt.js").Mark} Mark */
/** @typedef {import("./filters.js").Named} Named */
/** @typedef {import("./match.js").Word} Sought */
/** @typedef {import("./rank.js").Ranked} Ranked */
/**
 * @typedef {object} Result
 * @property {string} url absolute
 * @property {string} href the same, landing on the first words that match
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
/** @typedef {Ranked & {result: Result, near: number, whole: number, length: number}} Shown `length` in words */

const TOGETHER = 0.3; // what words side by side are worth, beside the greatest score
const WHOLE = 1; // and what is typed in a script without spaces, where all of it stands in an article
const SHORTER = 0.02; // and what half the length is worth: it tells apart what levels round to the same
const PAGE = 10;
const SURE = 0.8; // a guessed word is marked only where no surer one stands

/**
 * Make the records of some results.
 * @param {Ranked[]} ranked
 * @param {Sought[]} words
 * @param {string[]} pieces what is typed in scripts without spaces
 * @param {Archive} archive
 * @returns {Promise<Shown[]>}
 */
export function showAll(ranked, words, pieces, archive) {
  const sought = words.map(({ alternatives }) => new Set(alternatives.map(({ term }) => term.form)));
  const sure = words.map(({ alternatives }) => {
    return new Set(alternatives.filter((alternative) => alternative.sure >= SURE).map(({ term }) => term.form));
  });
  return Promise.all(ranked.map((one) => show(one, sure, sought, pieces, archive)));
}

/**
 * Put results in order once more, ten by ten among those that answer equally much: words that stand together count
 * for more, which only the texts can tell.
 * @param {Shown[]} shown
 * @returns {Shown[]}
 */
export function rescore(shown) {
  const greatest = Math.max(...shown.map(({ score }) => score), 0);
  /** @param {Shown} one */
  const rescored = ({ score, near, whole, length }) => score + greatest * (TOGETHER * near + WHOLE * whole - SHORTER * Math.log2(Math.max(length, 1)));
  return Array.from({ length: Math.ceil(shown.length / PAGE) }, (_, page) =>
    shown
      .slice(page * PAGE, (page + 1) * PAGE)
      .sort((one, other) => other.answered - one.answered || rescored(other) - rescored(one)),
  ).flat();
}

/**
 * Make the record of a result.
 * @param {Ranked} ranked
 * @param {Set<string>[]} sure the forms of each word, but for guesses
 * @param {Set<string>[]} sought the forms of each word
 * @param {string[]} pieces
 * @param {Archive} archive
 * @returns {Promise<Shown>}
 */
async function show(ranked, sure, sought, pieces, archive) {
  const article = await articleOf(ranked.document, archive);
  const { url, title, lang, dir, date, source, topics, authors, text } = article;
  const unspaced = sought.flatMap((forms) => [...forms].filter((form) => form.length > 1 && archive.spelling.isUnspaced(form)));
  const titleWords = withForms(title, article.titleWords, unspaced);
  const words = withForms(text, article.words, unspaced);
  const has = (/** @type {Set<string>[]} */ forms) => (/** @type {string} */ form) => forms.some((set) => set.has(form));
  const surely = [...titleWords, ...words].some(({ form }) => has(sure)(form));
  const isMatch = has(surely ? sure : sought);
  const excerpt = makeExcerpt(text, words, isMatch, lang);
  const titleMarks = marksOf(titleWords, isMatch);
  const absolute = new URL(url, archive.root).href;
  const landing = firstMarked(excerpt.text, excerpt.marks) || firstMarked(title, titleMarks);
  return {
    ...ranked,
    length: titleWords.length + words.length,
    near: sure.length > 1 ? Math.max(proximity(titleWords, sure), proximity(words, sure)) : 0,
    whole: pieces.length > 0 && pieces.every((piece) => title.includes(piece) || text.includes(piece)) ? 1 : 0,
    result: {
      ...{ url: absolute, href: landing ? `${absolute}#:~:text=${landing}` : absolute, title, titleMarks },
      ...{ excerpt: excerpt.text, excerptMarks: excerpt.marks, lang, dir, date, score: ranked.score },
      ...{ source, topics, authors },
    },
  };
}

/**
 * Write the first marked words as a text fragment (WICG, Text Fragments); words side by side are one.
 * @param {string} text
 * @param {Mark[]} marks
 */
function firstMarked(text, marks) {
  if (marks.length === 0) return "";
  const [start, first] = marks[0];
  let end = first;
  for (const [next, last] of marks.slice(1)) {
    if (text.slice(end, next).trim() !== "") break;
    end = last;
  }
  return encodeURIComponent(text.slice(start, end)).replaceAll("-", "%2D");
}
