import assert from "node:assert/strict";
import { test } from "node:test";

import { spansOf, yearsOf } from "../../theme/static/js/search/page/spans.js";

test("every month from the first to the last has a span", () => {
  const spans = spansOf([{ month: "2023-12", count: 2 }, { month: "2024-02", count: 1 }]);
  assert.deepEqual(spans, [
    { label: "2023-12", from: "2023-12-01", to: "2023-12-31", count: 2 },
    { label: "2024-01", from: "2024-01-01", to: "2024-01-31", count: 0 },
    { label: "2024-02", from: "2024-02-01", to: "2024-02-29", count: 1 },
  ]);
});

test("more than three years are counted by years", () => {
  const spans = spansOf([{ month: "2019-05", count: 2 }, { month: "2021-01", count: 4 }, { month: "2022-05", count: 1 }]);
  assert.deepEqual(spans.map(({ label, count }) => [label, count]), [["2019", 2], ["2020", 0], ["2021", 4], ["2022", 1]]);
  assert.deepEqual([spans[1].from, spans[1].to], ["2020-01-01", "2020-12-31"]);
});

test("nothing has no spans", () => {
  assert.deepEqual([spansOf([]), yearsOf([])], [[], []]);
});
