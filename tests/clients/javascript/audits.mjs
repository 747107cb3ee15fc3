// Every audit of GraphQL over HTTP passes, with no warning: node audits.mjs URL
import { auditServer } from "graphql-http";

const results = await auditServer({ url: process.argv[2], fetchFn: fetch });
const failing = results.filter(({ status }) => status !== "ok");
for (const { id, name, status, reason } of failing) console.error(`${status} ${id} ${name}: ${reason}`);
console.log(`${results.length - failing.length} of ${results.length} audits`);
process.exitCode = failing.length || results.length < 61 ? 1 : 0;
