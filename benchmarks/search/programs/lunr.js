/** lunr.js with its index whole, behind the interface that ours has. A word is what it is in the index: see build.mjs. */

import { tokenise } from "./words.js";

/** Open the index that lies beside this module. */
export async function openIndex() {
  const [{ titles, index }] = await Promise.all([
    fetch(new URL("index.json", import.meta.url)).then((answer) => answer.json()),
    loadScript(new URL("library.js", import.meta.url)),
  ]);
  const search = globalThis.lunr.Index.load(index);
  return {
    search: async (text, { limit = 10 } = {}) => {
      const found = search.query((query) => {
        for (const word of tokenise(text)) query.term(word);
      });
      return { total: found.length, results: found.slice(0, limit).map(({ ref }) => ({ url: ref, title: titles[ref] })) };
    },
  };
}

/** Run a classic script on this page. */
function loadScript(url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
}
