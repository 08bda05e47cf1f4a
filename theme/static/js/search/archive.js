/** The archive as search knows it: every part of the index, loaded and made ready to be looked up in. */

import { makeDictionary } from "./dictionary.js";
import { loadLunrIndex } from "./lunr-index.js";
import { loadPart } from "./parts.js";
import { makeSpelling } from "./spelling.js";

/** @typedef {import("./dictionary.js").Dictionary} Dictionary */
/** @typedef {import("./dictionary.js").DictionaryTables} DictionaryTables */
/** @typedef {import("./filters.js").SearchDocument} SearchDocument */
/** @typedef {import("./lunr-index.js").TermIndex} TermIndex */
/** @typedef {import("./parts.js").LoadScript} LoadScript */
/** @typedef {import("./spelling.js").Spelling} Spelling */
/** @typedef {import("./spelling.js").SpellingRules} SpellingRules */
/**
 * @typedef {object} Manifest what the build says of the index
 * @property {string} lunr where lunr.js lies, from the site's root
 * @property {string} stemMark what tells a stem from a written form
 * @property {Record<string, string>} parts the digest of each part
 * @property {SpellingRules} spelling
 */
/**
 * @typedef {object} Archive
 * @property {URL} root
 * @property {string} stemMark
 * @property {Spelling} spelling
 * @property {Dictionary} dictionary
 * @property {TermIndex} index
 * @property {SearchDocument[]} documents
 * @property {string[]} texts the text of each document
 */

/**
 * Load the index of the site whose root is `base`.
 * @param {string | URL} base
 * @param {LoadScript} load
 * @returns {Promise<Archive>}
 */
export async function loadArchive(base, load) {
  const root = new URL(base, globalThis.document?.baseURI);
  const folder = new URL("search-index/", root);
  const manifest = /** @type {Manifest} */ (await loadPart(new URL("manifest.js", folder).href, "manifest", load));
  /** @param {string} name */
  const part = (name) => loadPart(new URL(`${name}.js?${manifest.parts[name]}`, folder).href, name, load);

  const [tables, terms, documents, texts] = await Promise.all([
    part("dictionary"),
    part("terms"),
    part("documents"),
    part("texts"),
    load(new URL(manifest.lunr, root).href),
  ]);
  return {
    root,
    stemMark: manifest.stemMark,
    spelling: makeSpelling(manifest.spelling),
    dictionary: makeDictionary(/** @type {DictionaryTables} */ (tables)),
    index: loadLunrIndex(terms),
    documents: /** @type {SearchDocument[]} */ (documents),
    texts: /** @type {string[]} */ (texts),
  };
}
