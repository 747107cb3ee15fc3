// urql with its normalised cache asks every tile and reads each again: node urql.mjs URL SCHEMA
import assert from "node:assert";
import { Client, fetchExchange } from "@urql/core";
import { cacheExchange } from "@urql/exchange-graphcache";
import { getIntrospectedSchema } from "@urql/introspection";
import { buildSchema, introspectionFromSchema } from "graphql";
import { readFileSync } from "node:fs";
import { embedded, raw, tiles } from "./tiles.mjs";

const [url, schemaFile] = process.argv.slice(2);
const built = buildSchema(readFileSync(schemaFile, "utf-8"));
const schema = getIntrospectedSchema(introspectionFromSchema(built));
const keys = Object.fromEntries(embedded(schemaFile).map((type) => [type, () => null]));
const client = new Client({ url, preferGetMethod: false, exchanges: [cacheExchange({ schema, keys }), fetchExchange] });
for (const { name, query, variables } of tiles) {
  const { error } = await client.query(query, variables).toPromise();
  assert.ifError(error && new Error(`${name}: ${error}`));
}
for (const { name, query, variables } of tiles) {
  const { data } = await client.query(query, variables, { requestPolicy: "cache-only" }).toPromise();
  assert.deepStrictEqual(JSON.parse(JSON.stringify(data)), await raw(url, query, variables), name);
}
