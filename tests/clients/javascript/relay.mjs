// Modules with a tile each, for relay-compiler: node relay.mjs FOLDER
import { mkdirSync, writeFileSync } from "node:fs";
import { tiles } from "./tiles.mjs";

const [folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
for (const { name, query } of tiles) {
  writeFileSync(`${folder}/${name}.js`, `import { graphql } from "relay-runtime";\n\nexport default graphql\`\n${query}\`;\n`);
}
