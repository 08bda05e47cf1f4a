import assert from "node:assert/strict";
import { test } from "node:test";

import { makeExcerpt, marksOf, withForms } from "../../theme/static/js/search/excerpt.js";

const words = (text) =>
  Array.from(text.matchAll(/[\p{L}\p{M}\p{N}]+/gu), ({ 0: form, index }) => ({ form, start: index, end: index + form.length }));
const excerpt = (text, lang, ...asked) => makeExcerpt(text, words(text), (form) => asked.includes(form), lang);
const filler = "कुछ और शब्द ".repeat(60);

test("marks that overlap are one", () => {
  const pairs = [
    { form: "北京", start: 0, end: 2 },
    { form: "京大", start: 1, end: 3 },
    { form: "大学", start: 5, end: 7 },
  ];
  assert.deepEqual(marksOf(pairs, () => true), [[0, 3], [5, 7]]);
});

test("marks that touch are one", () => {
  const words = [{ form: "临江", start: 0, end: 2 }, { form: "地铁", start: 2, end: 4 }];
  assert.deepEqual(marksOf(words, () => true), [[0, 4]]);
});

test("a form that this browser cuts otherwise is found in the text", () => {
  const [school, reads] = [{ form: "សាលា", start: 0, end: 4 }, { form: "រៀន", start: 4, end: 7 }];
  const whole = { form: "សាលារៀន", start: 0, end: 7 };
  assert.deepEqual(withForms("សាលារៀន", [school, reads], ["សាលារៀន"]), [school, whole, reads]);
  const city = [{ form: "東京", start: 0, end: 2 }, { form: "都", start: 2, end: 3 }, { form: "京都", start: 4, end: 6 }];
  assert.deepEqual(withForms("東京都、京都", city, ["京都"]), city);
});

test("a short text is shown whole", () => {
  assert.deepEqual(excerpt("नई दिल्ली\nआज", "hi", "दिल्ली"), { text: "नई दिल्ली आज", marks: [[3, 9]] });
});

test("the stretch with most different words is cut out", () => {
  const { text, marks } = excerpt(`दिल्ली ${filler} मेला दिल्ली में ${filler}`, "hi", "दिल्ली", "मेला");
  assert.deepEqual(marks.map(([start, end]) => text.slice(start, end)), ["मेला", "दिल्ली"]);
  assert.ok(text.startsWith("…") && text.endsWith("…"));
  assert.ok(text.length < 320);
});

test("a text without the words shows its beginning", () => {
  const { text, marks } = excerpt(filler, "hi", "मेला");
  assert.ok(text.startsWith("कुछ और शब्द"));
  assert.deepEqual(marks, []);
});

test("a text without spaces is cut between graphemes", () => {
  const long = "กำ".repeat(300);
  for (const start of [62, 70, 400]) {
    const { text, marks } = makeExcerpt(long, [{ form: "กำ", start, end: start + 2 }], () => true, "th");
    assert.match(text, /^…(กำ)+…$/u);
    assert.deepEqual(marks.map(([from, to]) => text.slice(from, to)), ["กำ"]);
  }
});
