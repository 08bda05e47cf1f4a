/** MiniSearch as it comes, behind the interface that ours has: its index is fetched whole. */

import MiniSearch from "./library.js";

/** Open the index that lies beside this module. */
export async function openIndex() {
  const [settings, index] = await Promise.all(
    ["settings.json", "index.json"].map(async (name) => (await fetch(new URL(name, import.meta.url))).text()),
  );
  const search = MiniSearch.loadJSON(index, JSON.parse(settings));
  return {
    search: async (text, { limit = 10 } = {}) => {
      const found = search.search(text);
      return { total: found.length, results: found.slice(0, limit).map(({ id, title }) => ({ url: id, title })) };
    },
  };
}
