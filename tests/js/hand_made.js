/** A hand-made archive for tests: forms with the documents, levels and fields that they stand in, all in one part. */

import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";

import { makeSpelling } from "../../theme/static/js/search/spelling.js";

runInThisContext(readFileSync(new URL("../../theme/static/js/vendor/lunr.js", import.meta.url), "utf8"));

const rules = { word: "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*", unspaced: "\\p{Script=Han}", han: "\\p{Script=Han}+", zeros: "0०" };

/** Spelling by a few rules of each kind. */
export const spelling = makeSpelling({ ...rules, fold: [["़", ""]], key: [["w", "v"]], skeleton: [["[aeiou]", ""]] });

/** Write numbers from 0 to 44 as the build does. */
export const letters = (numbers) => numbers.map((number) => String.fromCharCode(0x23 + number)).join("");

const gapsOf = (documents) => documents.map((document, place) => document - (documents[place - 1] ?? 0));
const BODY = 8;

/**
 * Make an archive; a posting is [document, level, fields], and the weight of a level is the level itself.
 * @param {number} documents how many there are
 * @param {Record<string, [number, number, number?][]>} postings by form
 * @param {string[][]} kin
 */
export function handMade(documents, postings, kin = []) {
  const forms = Object.keys(postings).sort();
  const column = (write) => forms.map((form) => letters(write(postings[form])));
  const terms = {
    forms: forms.map((form) => `#${form}`).join("\t"),
    gaps: column((rows) => gapsOf(rows.map(([document]) => document))),
    levels: column((rows) => rows.map(([, level]) => level)),
    fields: column((rows) => rows.map(([, , fields]) => fields ?? BODY)),
    kin,
  };
  const spellings = { lines: terms.forms, counts: letters(forms.map(() => 0)) };
  const reversed = forms.map((form) => Array.from(form).reverse().join("")).sort();
  const endings = { lines: reversed.map((form) => `#${form}`).join("\t"), counts: spellings.counts };
  const parts = { terms, spellings, endings };
  return {
    documents,
    spelling,
    weights: Array.from({ length: 45 }, (_, level) => level),
    fields: { title: 0, topics: 10, summary: 20, body: 30 },
    bounds: { terms: [""], spellings: [""], endings: [""], latin: [] },
    part: async (name, make) => make(parts[name.split("/")[1]]),
  };
}
