/** The query language: plain words, "phrases", and lunr's +must -not title:word word* word~1 word^2. */

/** @typedef {"optional" | "required" | "prohibited"} Presence */
/**
 * @typedef {object} Wanted one word that the reader asks for
 * @property {string} form the word, folded
 * @property {Pattern | null} pattern a word with wildcards
 * @property {Presence} presence
 * @property {string | null} field
 * @property {number} edits
 * @property {number} boost
 * @property {boolean} open whether the reader may still be typing it
 */
/** @typedef {{prefix: string, test: RegExp}} Pattern what a matching form begins with, and its whole */
/** @typedef {"quote" | "field" | "edits" | "boost"} Fault */
/** @typedef {{fault: Fault, text: string, start: number, end: number}} Problem what could not be understood */
/** @typedef {{wanted: Wanted[], phrases: string[][], problems: Problem[]}} Query */
/** @typedef {import("./spelling.js").Spelling} Spelling */

/** The fields of the index, by the names that queries use. */
export const FIELDS = ["title", "topics", "summary", "body"];

const MOST_EDITS = 2;
const QUOTES = /[“”„«»]/gu;
const CHUNK = /[+-]?(?:[a-z]+:)?"[^"]*(?:"|$)|\S+/gu; // e.g. +title:"नई दिल्ली"
const PARTS = /^([+-]?)(?:([a-z]+):(?!\/))?(.*?)(~[^~^]*)?(\^[^~^]*)?$/su; // e.g. -title:word~1^2

/**
 * Read what a reader has typed. A part that cannot be understood becomes a problem and is read as plain words.
 * @param {string} text
 * @param {Spelling} spelling
 * @returns {Query}
 */
export function parseQuery(text, spelling) {
  const typed = text.normalize("NFC").replace(QUOTES, '"');
  /** @type {Query} */
  const query = { wanted: [], phrases: [], problems: [] };
  for (const { 0: chunk, index: start } of typed.matchAll(CHUNK)) {
    const [, sign, name, body, tilde, caret] = PARTS.exec(chunk) ?? [];
    /** @param {Fault} fault */
    const complain = (fault) => query.problems.push({ fault, text: chunk, start, end: start + chunk.length });

    const field = name !== undefined && FIELDS.includes(name) ? name : null;
    const words = name !== undefined && !field ? `${name} ${body}` : body;
    if (name !== undefined && !field) complain("field");
    const edits = numberAfter(tilde, 0, MOST_EDITS);
    if (edits === null) complain("edits");
    const boost = numberAfter(caret, 1, 100);
    if (boost === null) complain("boost");
    const quoted = words.startsWith('"');
    if (quoted && !/^".*"$/su.test(words)) complain("quote");

    const forms = spelling.wordsOf(words.replaceAll("*", "")).map((word) => word.form);
    if (quoted && forms.length > 1 && sign !== "-") query.phrases.push(forms);
    const pattern = !quoted && forms.length === 1 && words.includes("*") ? patternOf(words, spelling) : null;
    const presence = sign === "-" ? "prohibited" : sign === "+" || quoted ? "required" : "optional";
    for (const form of forms) {
      query.wanted.push({
        ...{ form, pattern, field, presence, edits: edits ?? 0, boost: boost ?? 1 },
        open: !quoted && !sign && !tilde && start + chunk.length === typed.length && form === forms.at(-1),
      });
    }
  }
  return query;
}

/**
 * Read the number behind an operator; null where there is none, or too large a one.
 * @param {string | undefined} operator
 * @param {number} absent
 * @param {number} most
 */
function numberAfter(operator, absent, most) {
  if (operator === undefined) return absent;
  const number = Number(operator.slice(1) || Number.NaN);
  return number >= 0 && number <= most ? number : null;
}

/**
 * Make the pattern of a word with wildcards; folded words hold nothing that a pattern would misread.
 * @param {string} word
 * @param {Spelling} spelling
 * @returns {Pattern}
 */
function patternOf(word, spelling) {
  const pieces = word.split("*").map((piece) => spelling.wordsOf(piece)[0]?.form ?? "");
  return { prefix: pieces[0], test: new RegExp(`^${pieces.join(".*")}$`, "su") };
}
