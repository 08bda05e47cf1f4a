/** The tables of lines: what the archive's forms begin with, end with, and are typed like in Latin letters. */

import { partsFrom } from "./bounds.js";
import { letterAt, readLines } from "./codes.js";

/** @typedef {import("./archive.js").Archive} Archive */
/** @typedef {import("./readings.js").Row} Row */
/** @typedef {{text: string, count: number}} Line a line, and about in how many documents its form stands */
/** @typedef {"spellings" | "endings" | "latin"} LineTable */

const MOST_PARTS = 6;

/**
 * List the forms that begin with `prefix`.
 * @param {string} prefix
 * @param {Archive} archive
 * @returns {Promise<Line[]>}
 */
export function formsFrom(prefix, archive) {
  return linesFrom("spellings", prefix, archive);
}

/**
 * List the forms that end with `suffix`.
 * @param {string} suffix
 * @param {Archive} archive
 * @returns {Promise<Line[]>}
 */
export async function formsTo(suffix, archive) {
  const lines = await linesFrom("endings", reverse(suffix), archive);
  return lines.map(({ text, count }) => ({ text: reverse(text), count }));
}

/**
 * List the forms of other scripts whose Latin spelling has the given skeleton, or one that begins with it.
 * @param {string} skeleton
 * @param {boolean} open whether the skeleton may go on
 * @param {Archive} archive
 * @returns {Promise<Row[]>}
 */
export async function spelledLike(skeleton, open, archive) {
  const lines = await linesFrom("latin", open ? skeleton : `${skeleton} `, archive);
  return lines.map(({ text, count }) => {
    const [, key, form] = text.split(" ");
    return { key, form, count };
  });
}

/**
 * List the lines of a table that begin with `prefix`; of a prefix that very many begin with, only the first.
 * @param {LineTable} table
 * @param {string} prefix
 * @param {Archive} archive
 * @returns {Promise<Line[]>}
 */
async function linesFrom(table, prefix, archive) {
  const parts = partsFrom(archive.bounds[table], prefix).slice(0, MOST_PARTS);
  const lines = await Promise.all(parts.map((part) => archive.part(`search-index/${table}/${part}`, readPart)));
  return lines.flat().filter(({ text }) => text.startsWith(prefix));
}

/**
 * Read a part of a table.
 * @param {{lines: string, counts: string}} part
 * @returns {Line[]}
 */
function readPart({ lines, counts }) {
  return readLines(lines).map((text, place) => ({ text, count: Math.round(2 ** (letterAt(counts, place) / 2)) }));
}

/**
 * Write a word from its end to its beginning, code point by code point as the build does.
 * @param {string} word
 */
function reverse(word) {
  return Array.from(word).reverse().join("");
}
