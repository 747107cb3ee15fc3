/** The questions a reader finds in the first tabs: the files of `questions/`, in their order. */

const files = import.meta.glob<string>("../questions/*.graphql", { query: "?raw", import: "default", eager: true });

export const QUESTIONS = Object.keys(files)
  .sort()
  .map((path) => ({ query: files[path].trim() }));
