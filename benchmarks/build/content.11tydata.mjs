// What Eleventy has to know of all articles: with no engine for Markdown templates, an address must be a function.
export default { layout: "article.njk", permalink: ({ slug }) => `articles/${slug}/index.html` };
