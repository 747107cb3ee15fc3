// graphql-request asks tiles by their typed documents: node request.js URL
import { GraphQLClient } from "graphql-request";
import * as typed from "./tiles.js";

declare const process: { argv: string[] };

function expect(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

const client = new GraphQLClient(process.argv[2] ?? "");

const { compare } = await client.request(typed.RankingQueryDocument, { i: "PAPI/TOTAL" });
const first = compare?.rows[0];
expect(first?.rank === 1 && first.entity.name.length > 0, "the first row of a ranking is the best");

const { trend } = await client.request(typed.Trend5QueryDocument, { i: "PAPI/TOTAL", e: ["ha-nam", "lai-chau"] });
expect(trend?.map((each) => each.entity.id).join() === "ha-nam,lai-chau", "a trend for each unit");

const { coverage } = await client.request(typed.CoverageQueryDocument, { i: "PAPI" });
expect(coverage?.cells.every((cell) => cell.held <= cell.expected) ?? false, "no more held than rated");

const { indices } = await client.request(typed.FreshnessQueryDocument);
expect(indices?.some((index) => index.freshness.lastPeriod !== null) ?? false, "an index has a last period");

const { documents } = await client.request(typed.DocumentsQueryDocument);
expect(documents?.length === 20, "twenty documents");
