import assert from "node:assert/strict";
import { test } from "node:test";

import { wholeLetters } from "../../theme/static/js/search/page/marks.js";

const marked = (text, marks, lang) => wholeLetters(text, marks, lang).map(([start, end]) => text.slice(start, end));

test("a mark ends with its last letter's signs", () => {
  assert.deepEqual(marked("दिल्ली में", [[0, 1]], "hi"), ["दि"]);
  assert.deepEqual(marked("கொடி", [[0, 1]], "ta"), ["கொ"]);
  assert.deepEqual(marked("cafe\u0301s", [[0, 4]], "fr"), ["cafe\u0301"]);
});

test("a mark begins with its first letter", () => {
  assert.deepEqual(marked("दिल्ली", [[1, 2]], "hi"), ["दि"]);
  assert.deepEqual(marked("x👩‍👩‍👧y", [[3, 5]], "en"), ["👩‍👩‍👧"]);
});

test("marks of one letter are one, marks side by side stay two", () => {
  assert.deepEqual(marked("दिल", [[0, 1], [1, 2]], "hi"), ["दि"]);
  assert.deepEqual(marked("北京大学", [[0, 2], [2, 4]], "zh"), ["北京", "大学"]);
});

test("marks past the text are none", () => {
  assert.deepEqual(marked("abc", [[5, 7]], "en"), []);
});
