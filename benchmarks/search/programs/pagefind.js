/** Pagefind as it comes, behind the interface that ours has. */

/** Open the index that lies beside this module. */
export async function openIndex() {
  const pagefind = await import("./pagefind/pagefind.js");
  await pagefind.init();
  return {
    search: async (text, { limit = 10 } = {}) => {
      const { results } = await pagefind.search(text);
      const shown = await Promise.all(results.slice(0, limit).map((result) => result.data()));
      return { total: results.length, results: shown.map(({ url }) => ({ url })) };
    },
  };
}
