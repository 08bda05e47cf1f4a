/** The terms of the index: the written forms, the documents that have each, and the forms that are kin to it. */

import { partOf } from "./bounds.js";
import { addUp, letterAt, readLines, readNumbers } from "./codes.js";
import { fieldBit } from "./query.js";

/** @typedef {import("./archive.js").Archive} Archive */
/**
 * @typedef {object} Term
 * @property {string} form
 * @property {number[]} documents
 * @property {(place: number) => number} levelAt what the form weighs in each of them, as a level
 * @property {(place: number) => number} fieldsAt the fields that it stands in, as bits
 */
/**
 * @typedef {object} TermPart
 * @property {string[]} forms
 * @property {(form: string) => Term | null} find
 * @property {(form: string) => string[]} kinOf the other forms with its stem
 * @property {(form: string) => number} numberOf its number in the part, or -1
 */
/** @typedef {{forms: string, gaps: string[], levels: string[], fields: string[], kin: (number | string)[][]}} Written */

const BODY = fieldBit("body");
/** @type {TermPart} */
const NONE = { forms: [], find: () => null, kinOf: () => [], numberOf: () => -1 };

/**
 * Load the part that a form stands in, if the archive has it.
 * @param {string} form
 * @param {Archive} archive
 * @returns {Promise<TermPart>}
 */
export async function termsAround(form, archive) {
  if (archive.bounds.terms.length === 0) return NONE;
  return archive.part(`search-index/terms/${partOf(archive.bounds.terms, form)}`, readPart);
}

/**
 * Find a form; null if the archive does not have it.
 * @param {string} form
 * @param {Archive} archive
 * @returns {Promise<Term | null>}
 */
export async function findTerm(form, archive) {
  return (await termsAround(form, archive)).find(form);
}

/**
 * Read a part; the postings of a form are read when they are asked for.
 * @param {Written} part
 * @returns {TermPart}
 */
function readPart({ forms: written, gaps, levels, fields, kin }) {
  const forms = readLines(written);
  const numbers = new Map(forms.map((form, number) => [form, number]));
  const groups = kin.map((group) => group.map((each) => (typeof each === "number" ? forms[each] : each)));
  /** @type {Map<string, Term>} */
  const read = new Map();
  /** @param {string} form */
  const numberOf = (form) => numbers.get(form) ?? -1;
  return {
    forms,
    numberOf,
    find: (form) => {
      const number = numberOf(form);
      if (number < 0) return null;
      const known = read.get(form);
      if (known) return known;
      const term = {
        form,
        documents: addUp(readNumbers(gaps[number])),
        levelAt: (/** @type {number} */ place) => letterAt(levels[number], place),
        fieldsAt: (/** @type {number} */ place) => (fields[number] ? letterAt(fields[number], place) : BODY),
      };
      read.set(form, term);
      return term;
    },
    kinOf: (form) => [...new Set(groups.filter((group) => group.includes(form)).flat())].filter((each) => each !== form),
  };
}
