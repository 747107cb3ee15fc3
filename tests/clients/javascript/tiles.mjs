// The tiles: a document and its variables each, and the raw answer that a hub gives to one.
import { readdirSync, readFileSync } from "node:fs";
import { buildSchema, isObjectType } from "graphql";

const folder = new URL("../tiles/", import.meta.url);
const variables = JSON.parse(readFileSync(new URL("variables.json", folder), "utf-8"));

export const tiles = readdirSync(folder)
  .filter((file) => file.endsWith(".graphql"))
  .map((file) => {
    const name = file.replace(".graphql", "");
    return { name, query: readFileSync(new URL(file, folder), "utf-8"), variables: variables[name] };
  });

// The types of objects without an id: they belong to the answer that they stand in.
export function embedded(schema) {
  const types = Object.values(buildSchema(readFileSync(schema, "utf-8")).getTypeMap());
  return types.filter((type) => isObjectType(type) && !type.getFields().id).map((type) => type.name);
}

export async function raw(url, query, variables) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  const answer = await response.json();
  if (answer.errors) throw new Error(answer.errors.map((error) => error.message).join("\n"));
  return answer.data;
}
