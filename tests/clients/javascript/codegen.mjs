// Strict types of every tile: node codegen.mjs SCHEMA FILE.ts
import { readFileSync, writeFileSync } from "node:fs";
import { codegen } from "@graphql-codegen/core";
import * as typedDocumentNode from "@graphql-codegen/typed-document-node";
import * as typescriptOperations from "@graphql-codegen/typescript-operations";
import { parse } from "graphql";
import { tiles } from "./tiles.mjs";

const [schema, filename] = process.argv.slice(2);
const scalars = { Date: "string", DateTime: "string", Period: "string" };
const config = { strictScalars: true, scalars, enumsAsTypes: true, useTypeImports: true, namingConvention: "keep" };
const code = await codegen({
  filename,
  schema: parse(readFileSync(schema, "utf-8")),
  documents: tiles.map(({ name, query }) => ({ location: name, document: parse(query) })),
  config,
  plugins: [{ typescriptOperations: {} }, { typedDocumentNode: {} }],
  pluginMap: { typescriptOperations, typedDocumentNode },
});
writeFileSync(filename, code);

