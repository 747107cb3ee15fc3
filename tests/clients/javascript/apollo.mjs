// Apollo Client asks every tile and reads each again from its cache: node apollo.mjs URL SCHEMA
import assert from "node:assert";
import { ApolloClient, HttpLink, InMemoryCache, gql } from "@apollo/client";
import { embedded, raw, tiles } from "./tiles.mjs";

const [url, schema] = process.argv.slice(2);
// Two tiles may ask different fields of one such object, as of a comparison.
const typePolicies = Object.fromEntries(embedded(schema).map((type) => [type, { merge: true }]));
const client = new ApolloClient({ cache: new InMemoryCache({ typePolicies }), link: new HttpLink({ uri: url }) });
for (const { query, variables } of tiles) {
  await client.query({ query: gql(query), variables });
}
for (const { name, query, variables } of tiles) {
  const kept = client.readQuery({ query: gql(query), variables });
  assert.deepStrictEqual(plain(kept), await raw(url, query, variables), name);
}
client.stop();

// The answer without the names of types, for which Apollo asks of itself.
function plain(data) {
  return JSON.parse(JSON.stringify(data, (key, value) => (key === "__typename" ? undefined : value)));
}
