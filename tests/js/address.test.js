import assert from "node:assert/strict";
import { test } from "node:test";

import { asksNothing, readAddress, refine, writeAddress } from "../../theme/static/js/search/page/address.js";

test("an address is read and written the same", () => {
  for (const address of ["?", "?q=putin", "?q=%E0%A4%A8%E0%A4%A6%E0%A5%80&topic=kisan&from=2025-01-01&sort=newest"]) {
    assert.equal(writeAddress(readAddress(address)), address);
  }
});

test("what cannot be understood is left out", () => {
  assert.equal(writeAddress(readAddress("?q=a&year=12&from=soon&sort=loud&colour=red&lang=")), "?q=a");
});

test("a year and a range of days take each other's place", () => {
  const ranged = readAddress("?q=a&from=2025-01-01&to=2025-02-01");
  const year = refine(ranged, { year: "2024" });
  assert.equal(writeAddress(year), "?q=a&year=2024");
  assert.equal(writeAddress(refine(year, { from: "2023-01-01" })), "?q=a&from=2023-01-01");
  assert.equal(writeAddress(refine(ranged, { topic: "kisan" })), "?q=a&topic=kisan&from=2025-01-01&to=2025-02-01");
});

test("a blank text without filters asks for nothing", () => {
  assert.ok(asksNothing(readAddress("?q=+&sort=newest")));
  assert.ok(!asksNothing(readAddress("?topic=kisan")));
});
