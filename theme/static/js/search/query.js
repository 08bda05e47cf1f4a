/** The query language: plain words, "phrases", and lunr's +must -not title:word word* word~1 word^2. */

/** @typedef {"optional" | "required" | "prohibited"} Presence */
/**
 * @typedef {object} Wanted one word that the reader asks for
 * @property {string} form the word, folded
 * @property {string} typed the word as it was typed
 * @property {Pattern | null} pattern a word with wildcards
 * @property {Presence} presence
 * @property {string | null} field
 * @property {number} edits
 * @property {number} boost
 * @property {boolean} open whether the reader may still be typing it
 * @property {boolean} quoted whether it is asked for exactly so
 */
/** @typedef {{prefix: string, suffix: string, test: RegExp}} Pattern how a matching form begins and ends, and its whole */
/** @typedef {{words: Wanted[], field: string | null, presence: Presence}} Phrase words that follow one another */
/** @typedef {"quote" | "field" | "edits" | "boost" | "wildcard"} Fault */
/** @typedef {{fault: Fault, text: string, start: number, end: number}} Problem what could not be understood */
/** @typedef {{wanted: Wanted[], phrases: Phrase[], problems: Problem[]}} Query */
/** @typedef {import("./spelling.js").Spelling} Spelling */
/** @typedef {import("./spelling.js").Word} Word */

/** The fields of the index, by the names that queries use, in the order of their bits. */
export const FIELDS = ["title", "topics", "summary", "body"];

/**
 * Give the bit of a field.
 * @param {string} name
 * @returns {number}
 */
export function fieldBit(name) {
  return 1 << FIELDS.indexOf(name);
}

const MOST_EDITS = 2;
const MOST_WORDS = 32; // of a query; more are not looked for
const FEWEST_LETTERS = 2; // beside a wildcard
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

    const plain = words.replaceAll("*", "");
    const all = spelling.wordsOf(plain);
    const phrased = quoted && all.length > 1;
    const forms = phrased ? all : withoutLetters(all);
    const pattern = !quoted && forms.length === 1 && words.includes("*") ? patternOf(words, spelling) : null;
    if (words.includes("*") && forms.length > 0 && !pattern) complain("wildcard");
    /** @type {Presence} */
    const presence = sign === "-" ? "prohibited" : sign === "+" || quoted ? "required" : "optional";
    const wanted = forms.map(({ form, start: from, end }, number) => ({
      ...{ form, typed: plain.slice(from, end), pattern, field, presence, quoted, edits: edits ?? 0, boost: boost ?? 1 },
      open: !quoted && !sign && !tilde && start + chunk.length === typed.length && number === forms.length - 1,
    }));
    if (phrased) query.phrases.push({ words: wanted, field, presence });
    if (!phrased || presence !== "prohibited") query.wanted.push(...wanted);
  }
  return { ...query, wanted: query.wanted.slice(0, MOST_WORDS) };
}

/**
 * Leave out the single letters of unspaced scripts that stand in a pair too: all of them follow one another in a
 * phrase, but the pairs say more.
 * @param {Word[]} words
 */
function withoutLetters(words) {
  const holds = (/** @type {Word | undefined} */ pair, /** @type {Word} */ { start, end }) => pair && pair.start <= start && pair.end >= end;
  return words.filter((word, place) => !holds(words[place - 1], word) && !holds(words[place + 1], word));
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
 * Make the pattern of a word with wildcards; null if it says too little of how the word begins or ends. Folded words
 * hold nothing that a pattern would misread.
 * @param {string} word
 * @param {Spelling} spelling
 * @returns {Pattern | null}
 */
function patternOf(word, spelling) {
  const pieces = word.split("*").map((piece) => withoutLetters(spelling.wordsOf(piece))[0]?.form ?? "");
  const [prefix, suffix] = [pieces[0], pieces.at(-1) ?? ""];
  if (Math.max(prefix.length, suffix.length) < FEWEST_LETTERS) return null;
  return { prefix, suffix, test: new RegExp(`^${pieces.join(".*")}$`, "su") };
}
