import assert from "node:assert/strict";
import { test } from "node:test";

import { parseQuery } from "../../theme/static/js/search/query.js";
import { spelling } from "./hand_made.js";

const parse = (text) => parseQuery(text, spelling);
const phrases = (text) => parse(text).phrases.map(({ words, ...how }) => [words.map(({ form }) => form), how.field, how.presence]);
const wanted = (text) => parse(text).wanted.map(({ form, presence, field }) => [form, presence, field]);

test("words are cut, folded and optional", () => {
  assert.deepEqual(wanted("ज़मीन किम-जोंग १२"), [
    ["जमीन", "optional", null],
    ["किम", "optional", null],
    ["जोंग", "optional", null],
    ["12", "optional", null],
  ]);
});

test("signs and fields belong to every word behind them", () => {
  assert.deepEqual(wanted("+title:किम-जोंग -मेला"), [
    ["किम", "required", "title"],
    ["जोंग", "required", "title"],
    ["मेला", "prohibited", null],
  ]);
});

test("only the last plain word is still being typed", () => {
  const open = (text) => parse(text).wanted.map((word) => word.open);
  assert.deepEqual(open("नई दिल्ली"), [false, true]);
  assert.deepEqual(open("नई दिल्ली "), [false, false]);
  assert.deepEqual(open("+दिल्ली"), [false]);
  assert.deepEqual(open('"नई दिल्ली"'), [false, false]);
});

test("edits, boosts and wildcards are read", () => {
  const [word] = parse("लडका~1^2.5").wanted;
  assert.deepEqual([word.form, word.edits, word.boost], ["लडका", 1, 2.5]);
  const [wild] = parse("क्र*ट").wanted;
  assert.equal(wild.pattern.suffix, "ट");
  assert.equal(wild.pattern.prefix, "क्र");
  assert.ok(wild.pattern.test.test("क्रिकेट"));
  assert.ok(!wild.pattern.test.test("क्रिकेटर"));
});

test("quoted words are a phrase, whatever the quotation marks", () => {
  for (const text of ['"नई दिल्ली"', "“नई दिल्ली”", "«नई दिल्ली»"]) {
    assert.deepEqual(phrases(text), [[["नई", "दिल्ली"], null, "required"]], text);
  }
});

test("a phrase has the sign and the field before it", () => {
  assert.deepEqual(phrases('-"नई दिल्ली" +title:"कुल देवता"'), [
    [["नई", "दिल्ली"], null, "prohibited"],
    [["कुल", "देवता"], "title", "required"],
  ]);
  assert.deepEqual(wanted('-"नई दिल्ली" title:"कुल देवता"'), [
    ["कुल", "required", "title"],
    ["देवता", "required", "title"],
  ]);
});

test("one quoted word is no phrase but the word itself", () => {
  const { phrases: none, wanted: [word] } = parse('"दिल्ली"');
  assert.deepEqual([none, word.form, word.quoted, word.presence], [[], "दिल्ली", true, "required"]);
});

test("a fault says where it stands and is read as plain words", () => {
  for (const [text, fault, start] of [
    ["मेला foo:bar", "field", 5],
    ["मेला~9", "edits", 0],
    ["मेला^x", "boost", 0],
    ['मेला "नई', "quote", 5],
    ["मेला न*", "wildcard", 5],
    ["मेला *र*", "wildcard", 5],
    ["मेला *दिल्ली*", "wildcard", 5],
    ['मेला "दिल्*"', "wildcard", 5],
  ]) {
    const { problems, wanted: words } = parse(text);
    assert.deepEqual(problems.map((problem) => [problem.fault, problem.start]), [[fault, start]], text);
    assert.equal(text.slice(problems[0].start, problems[0].end), problems[0].text);
    assert.equal(words[0].form, "मेला");
  }
});

test("times, addresses and lone signs are no faults", () => {
  for (const text of ["13:05", "https://a.example/", "कोविड: नया", "- + *", '""']) assert.deepEqual(parse(text).problems, [], text);
});

test("words of an unspaced script are cut by the dictionary, long ones into pairs of letters", () => {
  const words = spelling.wordsOf("北京与京都2024");
  assert.deepEqual(words.map(({ form }) => form), ["北京", "与", "京都", "2024"]);
  assert.deepEqual(words.map(({ start, end }) => [start, end]), [[0, 2], [2, 3], [3, 5], [5, 9]]);
  assert.deepEqual(spelling.wordsOf("臺北市").map(({ form }) => form), ["臺北", "北市"]);
});

test("letters that no dictionary joins are taken in pairs, which alone are asked for", () => {
  assert.deepEqual(spelling.wordsOf("临江").map(({ form }) => form), ["临", "临江", "江"]);
  assert.deepEqual(parse("临江").wanted.map(({ form, open }) => [form, open]), [["临江", true]]);
  assert.deepEqual(parse('"临江"').phrases[0].words.map(({ form }) => form), ["临", "临江", "江"]);
  assert.deepEqual(parse("临江*").problems, []);
});

test("a word is remembered as it was typed", () => {
  assert.deepEqual(parse("ज़मीन १२").wanted.map(({ typed }) => typed), ["ज़मीन", "१२"]);
});

test("what means nothing asks for nothing and is no fault", () => {
  for (const text of ["", "   ", "*", "***", "+", "-", "~1", "^2", ":", '"', "🙂", "\ud83d", "।", "title:"]) {
    assert.deepEqual([parse(text).wanted, parse(text).phrases], [[], []], text);
  }
});

test("the longest and oddest of queries are read", () => {
  for (const text of ["ab ".repeat(2000), "a".repeat(5000), '"'.repeat(5001), "~^".repeat(2500), "a*".repeat(2500), "(.*)+$[a-z]{2,}\\"]) {
    assert.ok(Array.isArray(parse(text).wanted), text.slice(0, 20));
  }
});
