// Loads recorded answers into the normalised caches of Apollo Client and of urql, in several orders,
// and tells where a tile then shows something else than its raw answer said.
//
// stdin: {embedded: [type, …], loads: [{tile, query, variables, answer, moment}, …], orders: [[number, …], …]}
// stdout: [{client, order, after, tile, missing}, …]
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { ApolloClient, ApolloLink, InMemoryCache, gql } from "@apollo/client";
import { Client, makeResult } from "@urql/core";
import { cacheExchange } from "@urql/exchange-graphcache";
import { of } from "rxjs";
import { filter, map, pipe } from "wonka";

const { embedded, loads, orders } = JSON.parse(readFileSync(0, "utf-8"));
console.warn = console.error = () => {};

function apollo() {
  let answer;
  const typePolicies = Object.fromEntries(embedded.map((type) => [type, { merge: true }]));
  const client = new ApolloClient({
    cache: new InMemoryCache({ typePolicies }),
    link: new ApolloLink(() => of({ data: structuredClone(answer) })),
  });
  return {
    async load(load) {
      answer = load.answer;
      const query = gql(load.query);
      await client.query({ query, variables: load.variables, fetchPolicy: "network-only" });
    },
    read: (load) => client.readQuery({ query: gql(load.query), variables: load.variables }),
  };
}

function urql() {
  let answer;
  const recorded = () => (operations) =>
    pipe(
      operations,
      filter((operation) => operation.kind === "query"),
      map((operation) => makeResult(operation, { data: structuredClone(answer) })),
    );
  const keys = Object.fromEntries(embedded.map((type) => [type, () => null]));
  const client = new Client({ url: "http://hub", exchanges: [cacheExchange({ keys }), recorded] });
  return {
    async load(load) {
      answer = load.answer;
      await client.query(load.query, load.variables, { requestPolicy: "network-only" }).toPromise();
    },
    read: (load) => client.readQuery(load.query, load.variables, { requestPolicy: "cache-only" })?.data ?? null,
  };
}

// What stands on the board: of each tile the last answer. What was said of the present before the
// revision is not looked at any more once something said after it has come.
function shown(steps) {
  const revised = steps.some((load) => load.moment !== "before");
  const last = new Map(steps.map((load) => [load.tile, load]));
  return [...last.values()].filter((load) => !revised || load.moment !== "before");
}

// Objects without a prototype, with symbols of the library or with their fields in another order are
// the same to a reader.
function isSaid(data, load) {
  load.text ??= JSON.stringify(load.answer);
  const text = JSON.stringify(data);
  return text === load.text || isDeepStrictEqual(JSON.parse(text), load.answer);
}

const differing = [];
for (const [client, make] of Object.entries({ apollo, urql })) {
  for (const [number, order] of orders.entries()) {
    const board = make();
    const steps = [];
    for (const index of order) {
      await board.load(loads[index]);
      steps.push(loads[index]);
      for (const load of shown(steps)) {
        const data = board.read(load);
        if (data === null || !isSaid(data, load)) {
          differing.push({ client, order: number, after: loads[index].tile, tile: load.tile, missing: data === null });
        }
      }
    }
  }
}
console.log(JSON.stringify(differing));
