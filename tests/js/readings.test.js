import assert from "node:assert/strict";
import { test } from "node:test";

import { rankReadings } from "../../theme/static/js/search/readings.js";

const rows = (...list) => list.map(([key, form, count]) => ({ key, form, count }));
const forms = (readings) => readings.map(({ form }) => form);

test("The nearest spelling comes first", () => {
  const readings = rankReadings("putin", rows(["patan", "पतन", 5], ["putin", "पुतिन", 5], ["potin", "पोतिन", 5]), 10);
  assert.deepEqual(forms(readings), ["पुतिन", "पोतिन", "पतन"]);
  assert.equal(readings[0].sure, 1);
  assert.equal(readings[0].weight, 1);
});

test("Of words spelt alike the commoner one comes first", () => {
  assert.deepEqual(forms(rankReadings("kal", rows(["kal", "काल", 8], ["kal", "कल", 900]), 10)), ["कल", "काल"]);
});

test("A much commoner word is meant by a spelling that is near enough", () => {
  const found = rows(["deli", "डेली", 2], ["dili", "दिल्ली", 3000]);
  assert.deepEqual(forms(rankReadings("deli", found, 10)), ["दिल्ली", "डेली"]);
});

test("Far readings are less sure and weigh less", () => {
  const found = rows(["bharat", "भारत", 50], ["barat", "बारात", 50], ["bavarti", "बावर्ती", 50]);
  const [near, farther, far] = rankReadings("bharat", found, 10);
  assert.ok(near.sure > farther.sure && farther.sure > far.sure);
  assert.ok(near.weight > farther.weight && farther.weight > far.weight);
  assert.ok(far.sure >= 0 && far.weight > 0);
});

test("Vowel signs count for more than breath, ai is as good as e, and au as o", () => {
  assert.deepEqual(forms(rankReadings("pesa", rows(["pisa", "पीसा", 1], ["paisa", "पैसा", 1]), 10)), ["पैसा", "पीसा"]);
  assert.deepEqual(forms(rankReadings("kon", rows(["kan", "कान", 1], ["kaun", "कौन", 1]), 10)), ["कौन", "कान"]);
  assert.deepEqual(forms(rankReadings("bhada", rows(["bhadi", "भादी", 1], ["bada", "बडा", 1]), 10)), ["बडा", "भादी"]);
});

test("Vowels are cheap in Urdu, voice in Tamil, and a for o in Bengali", () => {
  const sure = (typed, key, form) => rankReadings(typed, rows([key, form, 1]), 1)[0].sure;
  assert.ok(sure("kitab", "katab", "کتاب") > sure("kitab", "katab", "कताब"));
  assert.ok(sure("nadu", "natu", "நாடு") > sure("nadu", "natu", "नातु"));
  assert.ok(sure("sarkar", "sorkar", "সরকার") > sure("sarkar", "sorkar", "सोरकार"));
});

test("A form that stands in several rows is one reading, by its nearest key", () => {
  const found = rows(["bijepi", "बीजेपी", 3], ["bjp", "बीजेपी", 3]);
  assert.deepEqual(rankReadings("bjp", found, 10), [{ form: "बीजेपी", sure: 1, weight: 1 }]);
});

test("No more readings than wanted are given, and none of no rows", () => {
  const found = rows(["ram", "राम", 3], ["rom", "रोम", 2], ["rim", "रिम", 1]);
  assert.equal(rankReadings("ram", found, 2).length, 2);
  assert.deepEqual(rankReadings("ram", [], 2), []);
});
