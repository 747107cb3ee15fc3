import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  logLevel: "warn",
  build: {
    outDir: "../page",
    // Tells the server what the pages' script is called.
    manifest: "manifest.json",
    emptyOutDir: true,
    target: "es2022",
    // Monaco, the editor in GraphiQL, is one large module.
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      input: ["graphiql.html", "src/page/page.ts"],
      // React libraries mark modules "use client", which only a server rendering them would read.
      checks: { moduleLevelDirective: false },
    },
  },
  experimental: {
    // The page is served one folder above its files; no address begins with a slash, so that a
    // proxy may put all of them behind a prefix.
    renderBuiltUrl: (file, { hostType }) => (hostType === "html" ? `page/${file}` : { relative: true }),
  },
});
