/** Answers that come late: of several questions asked one after another, only the last one's answer counts. */

/**
 * Make a way of asking; it gives null in place of an answer that another question has overtaken.
 * @returns {<Answer>(question: () => Promise<Answer>) => Promise<Answer | null>}
 */
export function onlyLatest() {
  let latest = 0;
  return async (question) => {
    latest += 1;
    const own = latest;
    try {
      const answer = await question();
      return own === latest ? answer : null;
    } catch (error) {
      if (own === latest) throw error;
      return null;
    }
  };
}
