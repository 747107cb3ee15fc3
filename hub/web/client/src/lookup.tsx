/** A panel that finds what the schema has by the words of its descriptions: "hạng" finds rank and publishedRank. */

import { DOC_EXPLORER_PLUGIN, useDocExplorerActions, type DocExplorerNavStackItem } from "@graphiql/plugin-doc-explorer";
import { useGraphiQL, useGraphiQLActions, type GraphiQLPlugin } from "@graphiql/react";
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, type GraphQLNamedType, type GraphQLSchema } from "graphql";
import { useMemo, useState } from "react";

import { beginning, fold } from "./fold";
import { say } from "./language";

const MOST = 60;
const CAPITAL = /(?<=[a-z])(?=[A-Z])/g;

/** Something with a name and a description, and where the documentation shows it. */
interface Entry {
  name: string;
  description: string;
  folded: string;
  isValue: boolean;
  steps: DocExplorerNavStackItem[];
}

function entries(schema: GraphQLSchema): Entry[] {
  const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith("__"));
  return types.flatMap((type) => [entry(type.name, type.description, { name: type.name, def: type }), ...members(type)]);
}

function members(type: GraphQLNamedType): Entry[] {
  const step = { name: type.name, def: type };
  if (isEnumType(type)) return type.getValues().map((value) => ({ ...entry(`${type.name}.${value.name}`, value.description, step), isValue: true }));
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return [];
  return Object.values(type.getFields()).map((field) => entry(`${type.name}.${field.name}`, field.description, step, { name: field.name, def: field }));
}

function entry(name: string, description: string | null | undefined, ...steps: DocExplorerNavStackItem[]): Entry {
  return { name, description: description ?? "", folded: fold(`${name.replace(CAPITAL, " ")} ${description ?? ""}`), isValue: false, steps };
}

/** What fits a search: fields and types before values; what is written just so before what only is without its marks. */
function found(all: Entry[], search: string): Entry[] {
  const words = search.trim().toLowerCase().split(/\s+/);
  const fitting = all.filter(({ folded }) => words.every((word) => beginning(folded, fold(word)) >= 0));
  const ranked = fitting.map((one) => ({ one, rank: rank(one, words) }));
  return ranked.sort((one, other) => one.rank - other.rank).map(({ one }) => one);
}

function rank({ name, description, isValue, folded }: Entry, words: string[]): number {
  const text = `${name} ${description}`.toLowerCase();
  const isExact = words.every((word) => text.includes(word) || word === fold(word));
  const place = beginning(fold(description), fold(words[0]));
  return (isExact ? 0 : 1e8) + (isValue ? 1e7 : 0) + (place < 0 ? 1e3 : place) * 1e3 + Math.min(folded.length, 999);
}

function Lookup() {
  const schema = useGraphiQL((state) => state.schema);
  const { setVisiblePlugin } = useGraphiQLActions();
  const { reset, push } = useDocExplorerActions();
  const [search, setSearch] = useState("");
  const all = useMemo(() => (schema ? entries(schema) : []), [schema]);
  const fitting = search.trim() ? found(all, search) : [];
  const label = say("Tìm theo từ, ví dụ hạng, điểm, nguồn", "Find by words, such as rank, score, source");

  function show({ steps }: Entry) {
    reset();
    steps.forEach(push);
    setVisiblePlugin(DOC_EXPLORER_PLUGIN);
  }

  return (
    <section className="hub-lookup" aria-label={say("Tra cứu", "Look up")}>
      <h2>{say("Tra cứu", "Look up")}</h2>
      <input type="search" autoFocus value={search} placeholder={label} aria-label={label} onChange={(event) => setSearch(event.target.value)} />
      {search.trim() && <p role="status">{say(`Tìm thấy ${fitting.length}`, `${fitting.length} found`)}</p>}
      {fitting.slice(0, MOST).map((one) => (
        <button key={one.name} type="button" onClick={() => show(one)}>
          <code>{one.name}</code>
          <span>{one.description}</span>
        </button>
      ))}
    </section>
  );
}

function LookupIcon() {
  return (
    <svg viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round">
      <path d="M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9ZM10.3 10.3 14 14" />
    </svg>
  );
}

export function lookupPlugin(): GraphiQLPlugin {
  return { title: say("Tra cứu", "Look up"), icon: LookupIcon, content: Lookup };
}
