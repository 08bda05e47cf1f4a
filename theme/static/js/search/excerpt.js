/** Excerpts: the stretch of a text that shows most of the words asked for, and where they stand in it. */

/** @typedef {import("./spelling.js").Word} Word */
/** @typedef {[start: number, end: number]} Mark */
/** @typedef {{text: string, marks: Mark[]}} Excerpt */

const LENGTH = 240;
const LEAD = 60; // what stands before the first match
const ELLIPSIS = "…";

/**
 * Mark every word of a short text that answers the query; neighbouring marks that overlap or touch are one.
 * @param {Word[]} words
 * @param {(form: string) => boolean} isMatch
 * @returns {Mark[]}
 */
export function marksOf(words, isMatch) {
  /** @type {Mark[]} */
  const marks = [];
  for (const { form, start, end } of words) {
    if (!isMatch(form)) continue;
    const last = marks.at(-1);
    if (last && start <= last[1]) last[1] = end;
    else marks.push([start, end]);
  }
  return marks;
}

/**
 * Add to the words of a text those that this browser cuts otherwise than the build did: forms of scripts without
 * spaces that are not among the words, but stand in the text.
 * @param {string} text
 * @param {Word[]} words
 * @param {string[]} forms
 * @returns {Word[]}
 */
export function withForms(text, words, forms) {
  const cut = new Set(words.map(({ form }) => form));
  const found = forms.filter((form) => !cut.has(form)).flatMap((form) => {
    const pieces = text.split(form);
    let end = 0;
    return pieces.slice(0, -1).map((piece) => {
      const start = end + piece.length;
      end = start + form.length;
      return { form, start, end };
    });
  });
  return found.length > 0 ? [...words, ...found].sort((one, other) => one.start - other.start) : words;
}

/**
 * Cut the best stretch out of a long text.
 * @param {string} text
 * @param {Word[]} words the words of that text
 * @param {(form: string) => boolean} isMatch
 * @param {string} lang
 * @returns {Excerpt}
 */
export function makeExcerpt(text, words, isMatch, lang) {
  const matches = words.filter(({ form }) => isMatch(form));
  const first = densest(matches);
  const start = first <= LEAD ? 0 : boundary(text, first - LEAD, lang);
  const end = start + LENGTH >= text.length ? text.length : boundary(text, start + LENGTH, lang);
  const before = start > 0 ? ELLIPSIS : "";
  const shift = before.length - start;
  const inside = matches.filter((word) => word.start >= start && word.end <= end);
  return {
    text: before + text.slice(start, end).trimEnd().replaceAll("\n", " ") + (end < text.length ? ELLIPSIS : ""),
    marks: marksOf(inside, () => true).map(([from, to]) => [from + shift, to + shift]),
  };
}

/**
 * Find where the stretch with the most different matches begins; 0 where there is none.
 * @param {Word[]} matches
 */
function densest(matches) {
  let best = { start: 0, count: 0 };
  for (const [place, { start }] of matches.entries()) {
    const near = matches.slice(place).filter((word) => word.end <= start + LENGTH - LEAD);
    const count = new Set(near.map(({ form }) => form)).size;
    if (count > best.count) best = { start, count };
  }
  return best.start;
}

/**
 * Find a place to cut near `place`: before a word if there is one at hand, else between two graphemes.
 * @param {string} text
 * @param {number} place
 * @param {string} lang
 */
function boundary(text, place, lang) {
  const space = text.slice(place, place + LEAD / 2).search(/\s/u);
  if (space >= 0) return place + space + 1;
  const from = Math.max(0, place - LEAD);
  const graphemes = new Intl.Segmenter(lang, { granularity: "grapheme" }).segment(text.slice(from, place + LEAD));
  return from + (graphemes.containing(place - from)?.index ?? place - from);
}
