/** The permanent link of a question: `?query=…&variables=…` in the address. */

export interface Question {
  query: string;
  variables: string;
}

export function linkedQuestion(): Question | undefined {
  const parameters = new URLSearchParams(location.search);
  const query = parameters.get("query");
  return query === null ? undefined : { query, variables: parameters.get("variables") ?? "" };
}

/** Shows the link in the address bar; the clipboard is there only over https and on the hub's own machine. */
export function showLink({ query, variables }: Question): void {
  const parameters = new URLSearchParams(variables.trim() ? { query, variables } : { query });
  history.replaceState(null, "", `?${parameters}`);
  navigator.clipboard?.writeText(location.href).catch(() => undefined);
}

/** An edited question is no longer the one its address names. */
export function forgetLink(): void {
  if (location.search) history.replaceState(null, "", location.pathname);
}
