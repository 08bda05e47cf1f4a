import assert from "node:assert/strict";
import { test } from "node:test";

import { editDistance } from "../../theme/static/js/search/distance.js";
import { passes } from "../../theme/static/js/search/filters.js";
import { rank } from "../../theme/static/js/search/rank.js";

const sought = (form, presence = "optional", field = null, sure = 1) => ({
  wanted: { form, presence, field },
  alternatives: [{ term: form, weight: 1, sure }],
});
const found = (document, score, ...terms) => ({
  document,
  score,
  matches: Object.fromEntries(terms.map((term) => [term, { body: {} }])),
});
const order = (candidates, ...words) => rank(candidates, words).map(({ document }) => document);

test("documents with all words come before any score", () => {
  assert.deepEqual(order([found(0, 9, "a"), found(1, 1, "a", "b")], sought("a"), sought("b")), [1, 0]);
});

test("words as typed come before readings of them", () => {
  const word = { wanted: { presence: "optional", field: null }, alternatives: [
    { term: "rus", weight: 1, sure: 1 },
    { term: "रूस", weight: 1, sure: 0.9 },
  ] };
  assert.deepEqual(order([found(0, 9, "रूस"), found(1, 1, "rus")], word), [1, 0]);
});

test("two words read in another script come before one word as typed, and after both", () => {
  const [river, name] = ["नदी", "सुवर्णा"].map((term, at) => ({
    wanted: { presence: "optional", field: null },
    alternatives: [{ term: ["nadi", "suvarna"][at], weight: 1, sure: 1 }, { term, weight: 0.2, sure: 0.9 }],
  }));
  const candidates = [found(0, 9, "suvarna"), found(1, 1, "नदी", "सुवर्णा"), found(2, 1, "nadi", "suvarna")];
  assert.deepEqual(order(candidates, river, name), [2, 1, 0]);
});

test("equal documents keep the order of the archive", () => {
  assert.deepEqual(order([found(2, 1, "a"), found(1, 1, "a"), found(0, 2, "a")], sought("a")), [0, 1, 2]);
});

test("a required word must be there, in its field", () => {
  const candidates = [found(0, 1, "a"), found(1, 1, "a", "b")];
  assert.deepEqual(order(candidates, sought("a"), sought("b", "required")), [1]);
  assert.deepEqual(order(candidates, sought("a"), sought("b", "required", "title")), []);
});

test("what matches nothing is no result", () => {
  assert.deepEqual(order([found(0, 0)], sought("a")), []);
});

test("edits are counted up to the limit", () => {
  assert.equal(editDistance("putin", "puten", 2), 1);
  assert.equal(editDistance("putin", "ptn", 2), 2);
  assert.equal(editDistance("putin", "modi", 2), 3);
  assert.equal(editDistance("", "ab", 2), 2);
});

test("a filter of a language holds for its regions", () => {
  const document = { url: "", title: "", lang: "en-IN", dir: "ltr", date: "2025-06-02", topics: [["russia", "Russia"]] };
  assert.ok(passes(document, { lang: "en", year: 2025, topic: "russia" }));
  assert.ok(!passes(document, { lang: "e" }));
  assert.ok(!passes(document, { author: "ravi-kumar" }));
  assert.ok(passes(document, {}));
});
