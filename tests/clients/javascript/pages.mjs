// The pages that spectaql wrote tell of every question and every type of the schema: node pages.mjs SCHEMA PAGES
import { readFileSync } from "node:fs";
import { buildSchema, isIntrospectionType, isSpecifiedScalarType } from "graphql";

const [schemaFile, pages] = process.argv.slice(2);
const schema = buildSchema(readFileSync(schemaFile, "utf-8"));
const anchors = new Set(Array.from(readFileSync(pages, "utf-8").matchAll(/ id="([^"]+)"/g), (match) => match[1]));
const questions = Object.keys(schema.getQueryType().getFields()).map((name) => `query-${name}`);
const types = Object.values(schema.getTypeMap())
  .filter((type) => type !== schema.getQueryType() && !isIntrospectionType(type) && !isSpecifiedScalarType(type))
  .map((type) => `definition-${type.name}`);
const untold = [...questions, ...types].filter((anchor) => !anchors.has(anchor));
for (const anchor of untold) console.error(`The pages of spectaql do not tell of ${anchor}`);
console.log(`${questions.length} questions and ${types.length} types`);
process.exitCode = untold.length || !questions.length ? 1 : 0;
