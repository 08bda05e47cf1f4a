import assert from "node:assert/strict";
import { test } from "node:test";

import { onlyLatest } from "../../theme/static/js/search/page/latest.js";

const later = () => {
  let settle = {};
  const promise = new Promise((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { promise, ...settle };
};

test("an answer that comes after a later question is none", async () => {
  const ask = onlyLatest();
  const [slow, fast] = [later(), later()];
  const answers = [ask(() => slow.promise), ask(() => fast.promise)];
  fast.resolve("putin");
  slow.resolve("pu");
  assert.deepEqual(await Promise.all(answers), [null, "putin"]);
});

test("only the last question may fail", async () => {
  const ask = onlyLatest();
  const slow = later();
  const first = ask(() => slow.promise);
  const second = ask(() => Promise.reject(new Error("missing")));
  slow.reject(new Error("missing"));
  assert.equal(await first, null);
  await assert.rejects(second, /missing/);
});
