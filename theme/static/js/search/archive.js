/** The archive as search knows it: its manifest, and the parts of its index that are loaded as they are asked for. */

import { exchangeBack } from "./alphabets.js";
import { readLines } from "./codes.js";
import { loadPart, partLoader } from "./parts.js";
import { makeSpelling } from "./spelling.js";

/** @typedef {import("./parts.js").LoadScript} LoadScript */
/** @typedef {import("./spelling.js").Spelling} Spelling */
/** @typedef {import("./spelling.js").SpellingRules} SpellingRules */
/** @typedef {"terms" | "spellings" | "endings" | "latin"} Table */
/**
 * @typedef {object} Manifest what the build says of the index
 * @property {string} version
 * @property {number} documents how many there are
 * @property {string} lunr where lunr.js lies, from the site's root
 * @property {Record<Table, [script: string, lines: string]>} bounds the first line of each part of the tables
 * @property {number[]} weights what a form weighs by its level
 * @property {Record<string, number>} fields where the places of each field begin, in order
 * @property {Record<string, string>} alphabets
 * @property {SpellingRules} spelling
 */
/**
 * @typedef {object} Archive
 * @property {URL} root
 * @property {Promise<unknown>} judge settled when lunr.js has been loaded
 * @property {number} documents
 * @property {number[]} weights
 * @property {Record<string, number>} fields
 * @property {Record<string, string>} alphabets
 * @property {Spelling} spelling
 * @property {Record<Table, string[]>} bounds
 * @property {<Made>(name: string, make: (content: any) => Made) => Promise<Made>} part load a part of the index once
 */

/**
 * Open the index of the site whose root is `base`.
 * @param {string | URL} base
 * @param {LoadScript} load
 * @returns {Promise<Archive>}
 */
export async function openArchive(base, load) {
  const root = new URL(base, globalThis.document?.baseURI);
  /** @param {string} name */
  const urlOf = (name) => new URL(`${name}.js`, root).href;
  /** @type {Manifest} */
  const manifest = await loadPart(urlOf("search-index/manifest"), "search-index/manifest", load);
  const judge = load(new URL(manifest.lunr, root).href);
  judge.catch(() => {}); // whoever waits for it is told
  const { documents, weights, fields, alphabets, spelling, bounds } = manifest;
  /** @param {[script: string, lines: string]} table */
  const read = ([script, written]) => {
    const lines = readLines(written);
    return script ? exchangeBack(lines.join("\t"), alphabets[script]).split("\t") : lines;
  };
  return {
    root,
    ...{ judge, documents, weights, fields, alphabets },
    spelling: makeSpelling(spelling),
    bounds: {
      terms: read(bounds.terms),
      spellings: read(bounds.spellings),
      endings: read(bounds.endings),
      latin: read(bounds.latin),
    },
    part: partLoader((name) => `${urlOf(name)}?${manifest.version}`, load),
  };
}
