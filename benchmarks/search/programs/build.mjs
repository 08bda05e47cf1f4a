/** Builds an index of MiniSearch or lunr.js: node build.mjs NAME ARTICLES.ndjson FOLDER, from the packages there. */

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { tokenise } from "./words.js";

const FIELDS = ["title", "topics", "text"];
const [name, listing, folder, packages] = process.argv.slice(2);
const load = createRequire(join(packages, "package.json"));
const articles = readFileSync(listing, "utf-8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
const write = (file, content) => writeFileSync(join(folder, file), JSON.stringify(content));

const BUILD = {
  minisearch() {
    const MiniSearch = load("minisearch");
    const settings = { idField: "url", fields: FIELDS, storeFields: ["title"] };
    const index = new MiniSearch(settings);
    index.addAll(articles);
    write("settings.json", settings);
    write("index.json", index);
  },
  lunr() {
    const lunr = load("lunr");
    const { lang } = articles[0];
    const index = lunr((builder) => {
      builder.ref("url");
      FIELDS.forEach((field) => builder.field(field));
      builder.tokenizer = (text) => tokenise(String(text)).map((word) => new lunr.Token(word, {}));
      // The trimmer cuts every letter that is not of the Latin alphabet; stop words and stems are English.
      builder.pipeline.remove(lunr.trimmer);
      if (lang !== "en") builder.pipeline.reset();
      if (lang !== "en") builder.searchPipeline.reset();
      articles.forEach((article) => builder.add(article));
    });
    const titles = Object.fromEntries(articles.map(({ url, title }) => [url, title]));
    write("index.json", { titles, index });
  },
};

BUILD[name]();
