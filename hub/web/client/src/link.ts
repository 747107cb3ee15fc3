/** The permanent link of a question: `?query=…&variables=…&phien-ban=12` in the address; of a saved question its name alone. */

import type { Question } from "./questions";

const VERSION = "phien-ban";
const SAVED = "cau-hoi";
const DECLARED = /\$asOf\s*:/;

/** What a link asks, and of which data version it keeps the figures. */
export interface Linked extends Question {
  saved?: string;
  version?: string;
}

export function linked(): Linked | undefined {
  const parameters = new URLSearchParams(location.search);
  const [query, saved] = [parameters.get("query"), parameters.get(SAVED)];
  if (query === null && saved === null) return undefined;
  const version = parameters.get(VERSION) ?? undefined;
  return { query: query ?? "", saved: saved ?? undefined, version, variables: parameters.get("variables") ?? "" };
}

export function isFrozen(query: string): boolean {
  return DECLARED.test(query);
}

/** The variables of a question as of a data version, where the question takes one. */
export function asOf({ query, variables, version }: Linked): string {
  if (!version || !isFrozen(query)) return variables;
  try {
    return JSON.stringify({ ...(variables.trim() ? JSON.parse(variables) : {}), asOf: version }, null, 2);
  } catch {
    return variables; // not JSON: the hub says so
  }
}

/** Shows the link of a question in the address bar, and gives it. */
export function showLink({ query, variables, saved, version }: Linked): string {
  const parameters = new URLSearchParams(saved ? { [SAVED]: saved } : { query });
  if (variables.trim()) parameters.set("variables", variables);
  if (version) parameters.set(VERSION, version);
  history.replaceState(null, "", `?${parameters}`);
  return location.href;
}

/** An edited question is no longer the one its address names. */
export function forgetLink(): void {
  if (location.search) history.replaceState(null, "", location.pathname);
}
