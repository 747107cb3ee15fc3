// Every breaking change since the schema before stands in the changelog: node inspector.mjs BEFORE NOW CHANGELOG
import { readFileSync } from "node:fs";
import { CriticalityLevel, diff } from "@graphql-inspector/core";
import { buildSchema } from "graphql";

const [before, now, changelog] = process.argv.slice(2).map((file) => readFileSync(file, "utf-8"));
const changes = await diff(buildSchema(before), buildSchema(now));
const breaking = changes.filter((change) => change.criticality.level === CriticalityLevel.Breaking);
const untold = breaking.filter((change) => !changelog.includes(`\`${change.path}\``));
for (const change of untold) console.error(`CHANGELOG does not tell of \`${change.path}\`: ${change.message}`);
console.log(`${breaking.length} breaking changes, ${breaking.length - untold.length} of them in the changelog`);
process.exitCode = untold.length ? 1 : 0;
