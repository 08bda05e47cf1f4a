import assert from "node:assert/strict";
import { test } from "node:test";

import { editDistance, lettersOf } from "../../theme/static/js/search/distance.js";
import { gather } from "../../theme/static/js/search/gather.js";
import { rank } from "../../theme/static/js/search/rank.js";
import "./hand_made.js";

const SIZE = 1000;
const LEVELS = { weights: Array.from({ length: 90 }, (_, level) => level) };
const [TITLE, BODY] = [1, 8];

/** A word that finds `postings`, rows of [document, level, fields], by alternatives of [share, sure, postings]. */
function word(alternatives, { field = null, boost = 1 } = {}) {
  const sought = {
    wanted: { field, boost, presence: "optional" },
    alternatives: alternatives.map(([weight, sure, postings, titleWeight = weight]) => ({
      ...{ weight, titleWeight, sure },
      term: {
        documents: postings.map(([document]) => document),
        levelAt: (place) => postings[place][1],
        fieldsAt: (place) => postings[place][2] ?? BODY,
      },
    })),
  };
  return { ...sought, gathered: gather(sought, { documents: SIZE, ...LEVELS }) };
}

/** What matches any of some words. */
function matches(...words) {
  const answered = (document) => words.reduce((sum, { gathered }) => sum + gathered.sure[document], 0);
  const documents = Array.from({ length: SIZE }, (_, document) => document).filter((document) => answered(document) > 0);
  return { words, documents, answered };
}

const order = (...words) => rank(matches(...words), 10).map(({ document }) => document);
const close = (one, other) => assert.ok(Math.abs(one - other) < 1e-9, `${one} is not ${other}`);

test("documents with all words come before any score", () => {
  assert.deepEqual(order(word([[1, 1, [[0, 9], [1, 1]]]]), word([[1, 1, [[1, 1]]]])), [1, 0]);
});

test("words as typed come before readings of them", () => {
  assert.deepEqual(order(word([[1, 1, [[1, 1]]], [1, 0.9, [[0, 9]]]])), [1, 0]);
});

test("two words read in another script come before one word as typed, and after both", () => {
  const river = word([[1, 1, [[2, 1]]], [0.2, 0.9, [[1, 1]]]]);
  const name = word([[1, 1, [[0, 9], [2, 1]]], [0.2, 0.9, [[1, 1]]]]);
  assert.deepEqual(order(river, name), [2, 1, 0]);
});

test("equal documents keep the order of the archive", () => {
  assert.deepEqual(order(word([[1, 1, [[0, 2], [1, 1], [2, 1]]]])), [0, 1, 2]);
});

test("a document counts by the best of a word's alternatives", () => {
  const { gathered } = word([[1, 1, [[0, 3], [1, 2]]], [0.5, 1, [[0, 4], [1, 8]]]]);
  assert.deepEqual([...gathered.weights.slice(0, 3)], [3, 4, 0]);
});

test("an alternative may weigh more in a document that has it in the title", () => {
  const { gathered } = word([[0.1, 1, [[0, 10, BODY], [1, 10, TITLE + BODY]], 0.5]]);
  assert.deepEqual([...gathered.weights.slice(0, 2)], [1, 5]);
});

test("a word that is asked for in one field is found there only", () => {
  const asked = word([[1, 1, [[0, 9, BODY], [1, 1, TITLE], [2, 5, TITLE + BODY]]]], { field: "title" });
  assert.deepEqual(order(asked), [2, 1]);
});

test("the score is lunr's: the weights by the length of the query", () => {
  const words = [word([[1, 1, [[0, 3], [1, 2]]]], { boost: 2 }), word([[1, 1, [[0, 4]]]])];
  const [both, one] = rank(matches(...words), 10);
  close(both.score, (2 * 3 + 4) / Math.hypot(2, 1));
  close(one.score, (2 * 2) / Math.hypot(2, 1));
});

test("a boost puts the documents of its word first", () => {
  const weights = [[[0, 5]], [[1, 4]]];
  assert.deepEqual(order(...weights.map((rows) => word([[1, 1, rows]]))), [0, 1]);
  assert.deepEqual(order(word([[1, 1, weights[0]]]), word([[1, 1, weights[1]]], { boost: 2 })), [1, 0]);
});

test("of very many matches none that is left out would come first", () => {
  const one = (document) => (document * 37) % 89;
  const other = (document) => (one(document) < 10 ? 2 : 1);
  const many = (level) => Array.from({ length: SIZE }, (_, document) => [document, level(document)]);
  const worth = (document) => one(document) + 90 * other(document);
  const documents = Array.from({ length: SIZE }, (_, document) => document);
  const best = documents.sort((first, second) => worth(second) - worth(first) || first - second).slice(0, 10);
  assert.deepEqual(order(word([[1, 1, many(one)]]), word([[1, 1, many(other)]], { boost: 90 })), best);
});

test("edits are counted up to the limit", () => {
  const distance = (one, other) => editDistance(lettersOf(one), lettersOf(other), 2);
  assert.equal(distance("putin", "puten"), 1);
  assert.equal(distance("putin", "ptn"), 2);
  assert.equal(distance("putin", "modi"), 3);
  assert.equal(distance("", "ab"), 2);
});

test("two neighbours that change places are one edit", () => {
  assert.equal(editDistance([..."putin"], [..."puitn"], 2), 1);
});

test("a letter is what a reader takes for one", () => {
  assert.deepEqual(lettersOf("क्रिकेट"), ["क्रि", "के", "ट"]);
  assert.equal(editDistance(lettersOf("राष्ट्रपति"), lettersOf("राष्ट्रप"), 2), 1);
});
