/** Which documents a query matches, and how much of it each answers. */

import { expand } from "./expand.js";
import { gather } from "./gather.js";
import { holdsPhrase, phraseFinder } from "./phrase.js";

/** @typedef {import("./archive.js").Archive} Archive */
/** @typedef {import("./expand.js").Sought} Sought */
/** @typedef {import("./gather.js").Gathered} Gathered */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {Sought & {gathered: Gathered}} Word a word of the query with what it has found */
/**
 * @typedef {object} Matches
 * @property {Word[]} words those that are not prohibited
 * @property {number[]} documents
 * @property {(document: number) => number} answered how much of the query a document answers
 */

/**
 * Find the documents that a query matches; one that asks for nothing, or only for what must not be there, matches all
 * the rest.
 * @param {Query} query
 * @param {Archive} archive
 * @returns {Promise<Matches>}
 */
export async function match(query, archive) {
  const every = [...new Set([...query.wanted, ...query.phrases.flatMap((phrase) => phrase.words)])];
  const expanded = await Promise.all(every.map((wanted) => expand(wanted, query.wanted.length === 1, archive)));
  const soughtOf = new Map(expanded.map((sought) => [sought.wanted, sought]));
  const words = expanded
    .slice(0, query.wanted.length)
    .map((sought) => ({ ...sought, gathered: gather(sought, archive) }));
  const phrases = await Promise.all(query.phrases.map((phrase) => phraseFinder(phrase, soughtOf, archive)));
  const asked = words.filter(({ wanted }) => wanted.presence !== "prohibited");
  const required = words.filter(({ wanted }) => wanted.presence === "required");
  // A word that the archive lacks prohibits nothing, whatever is near it.
  const prohibited = words.filter(({ wanted, instead }) => wanted.presence === "prohibited" && !instead);
  const answered = new Uint16Array(archive.documents);
  for (const { gathered } of asked) {
    for (let document = 0; document < answered.length; document += 1) answered[document] += gathered.sure[document];
  }
  const documents = [];
  for (let document = 0; document < answered.length; document += 1) {
    if (
      (asked.length === 0 || answered[document] > 0) &&
      required.every(({ gathered }) => gathered.sure[document] > 0) &&
      prohibited.every(({ gathered }) => gathered.sure[document] === 0) &&
      phrases.every((phrase) => holdsPhrase(phrase, document))
    ) {
      documents.push(document);
    }
  }
  return { words: asked, documents, answered: (document) => answered[document] };
}
