import assert from "node:assert/strict";
import { test } from "node:test";

import { match } from "../../theme/static/js/search/match.js";
import { parseQuery } from "../../theme/static/js/search/query.js";
import { handMade, spelling } from "./hand_made.js";

const [TITLE, BODY] = [1, 8];
const archive = handMade(
  5,
  {
    bridge: [[0, 5, BODY], [1, 5, TITLE]],
    bridges: [[4, 5, BODY]],
    river: [[1, 5, BODY], [2, 5, BODY]],
    tram: [[3, 5, BODY]],
  },
  [["bridge", "bridges"]],
);
const found = async (text) => (await match(parseQuery(text, spelling), archive)).documents;

test("any of the words is enough", async () => {
  assert.deepEqual(await found("bridge river "), [0, 1, 2, 4]);
});

test("the other forms of a word are found with it, but not when it is quoted", async () => {
  assert.deepEqual(await found("bridge "), [0, 1, 4]);
  assert.deepEqual(await found('"bridge"'), [0, 1]);
});

test("a required word must be there, in its field", async () => {
  assert.deepEqual(await found("+bridge river "), [0, 1, 4]);
  assert.deepEqual(await found("+title:bridge river "), [1]);
  assert.deepEqual(await found("+bridge +river "), [1]);
});

test("a required word that the archive lacks leaves nothing", async () => {
  assert.deepEqual(await found("+nowhere tram "), []);
});

test("a prohibited word must not be there", async () => {
  assert.deepEqual(await found("bridge -river "), [0, 4]);
});

test("a mistyped word prohibits nothing", async () => {
  assert.deepEqual(await found("bridge -rivr "), [0, 1, 4]);
});

test("what only says what must not be there matches all the rest", async () => {
  assert.deepEqual(await found(""), [0, 1, 2, 3, 4]);
  assert.deepEqual(await found("-river"), [0, 3, 4]);
});

test("more of the words, and surer ones, answer more of the query", async () => {
  const { answered } = await match(parseQuery("bridge river ", spelling), archive);
  assert.equal(answered(1), 2 * answered(0));
  const mistyped = await match(parseQuery("bridgs ", spelling), archive);
  assert.ok(mistyped.answered(0) < answered(0));
});

test("a mistyped word says what it was taken for", async () => {
  const { words } = await match(parseQuery("trqm river ", spelling), archive);
  assert.deepEqual(words.map(({ instead }) => instead), ["tram", null]);
});

test("a wildcard stands for any letters", async () => {
  assert.deepEqual(await found("br*s"), [4]);
  assert.deepEqual(await found("bri*"), [0, 1, 4]);
  assert.deepEqual(await found("*ver"), [1, 2]);
});
