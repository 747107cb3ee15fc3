/** Completion of names and codes: what stands behind `indicator:`, `entity:` or `period:` is offered from what the hub holds. */

import type { editor, languages, Position } from "monaco-editor";

import { fold } from "./fold";
import { chosenLanguage, type Language } from "./language";

type Monaco = typeof import("monaco-editor");

const HELD = `query NamesAndCodes {
  provinces { id name }
  earlier: provinces(on: "2025-06-30") { id name }
  indices { id name shortName indicators { id name } coverage(level: 0) { cells { period } } }
}`;
const BEFORE = /["']?(\w+)["']?\s*:\s*(?:\[\s*(?:"[^"\n]*"\s*,?\s*)*)?"([^"\n]*)$/;
const LOOKED_AT = 2000; // letters before the cursor

interface Offer {
  value: string;
  label: string;
}

interface Held {
  provinces: { id: string; name: string }[];
  earlier: { id: string; name: string }[];
  indices: { id: string; name: string; indicators: { id: string; name: string }[]; coverage: { cells: { period: string }[] } }[];
}

type Offers = Record<"unit" | "indicator" | "index" | "period", Offer[]>;

const KINDS: Record<string, keyof Offers> = {
  ...Object.fromEntries(["entity", "entities", "province", "unit", "units", "id"].map((name) => [name, "unit"])),
  ...Object.fromEntries(["indicator", "indicators"].map((name) => [name, "indicator"])),
  ...Object.fromEntries(["index", "indices"].map((name) => [name, "index"])),
  ...Object.fromEntries(["period", "periods", "from", "to", "baseline"].map((name) => [name, "period"])),
};
const kept: Partial<Record<Language, Promise<Offers>>> = {};

function offers(language: Language): Promise<Offers> {
  return (kept[language] ??= ask(language).catch((error) => {
    delete kept[language];
    throw error;
  }));
}

async function ask(language: Language): Promise<Offers> {
  const headers = { Accept: "application/json", "Accept-Language": language, "Content-Type": "application/json" };
  const answer = await fetch(location.pathname, { method: "POST", headers, body: JSON.stringify({ query: HELD }) });
  const { provinces, earlier, indices } = ((await answer.json()) as { data: Held }).data;
  const today = new Set(provinces.map(({ id }) => id));
  const periods = new Set(indices.flatMap(({ coverage }) => coverage.cells.map(({ period }) => period)));
  return {
    unit: [...provinces, ...earlier.filter(({ id }) => !today.has(id))].map(({ id, name }) => ({ value: id, label: name })),
    indicator: indices.flatMap(({ indicators }) => indicators.map(({ id, name }) => ({ value: id, label: name }))),
    index: indices.map(({ id, name }) => ({ value: id, label: name })),
    period: [...periods].sort().reverse().map((period) => ({ value: period, label: period })),
  };
}

/** Offers names and codes in the editors of questions and of variables, once for all of a page. */
export function offerNames(monaco: Monaco): { dispose(): void } {
  const provider = { triggerCharacters: ['"'], provideCompletionItems: (model: editor.ITextModel, position: Position) => items(monaco, model, position) };
  const registered = ["graphql", "json"].map((language) => monaco.languages.registerCompletionItemProvider(language, provider));
  return { dispose: () => registered.forEach((one) => one.dispose()) };
}

async function items(monaco: Monaco, model: editor.ITextModel, position: Position): Promise<languages.CompletionList> {
  const end = model.getOffsetAt(position);
  const before = BEFORE.exec(model.getValue().slice(Math.max(0, end - LOOKED_AT), end));
  const kind = before && KINDS[before[1]];
  if (!kind) return { suggestions: [] };
  const start = model.getPositionAt(end - before[2].length);
  const range = monaco.Range.fromPositions(start, position);
  const found = await offers(chosenLanguage()).catch(() => undefined);
  return { suggestions: (found?.[kind] ?? []).map((offer, place) => item(monaco, offer, range, place)) };
}

function item(monaco: Monaco, { value, label }: Offer, range: languages.CompletionItem["range"], place: number): languages.CompletionItem {
  return {
    label: label === value ? value : { label, description: value },
    kind: monaco.languages.CompletionItemKind.Value,
    insertText: value,
    filterText: `${value} ${fold(label)} ${label}`,
    sortText: String(place).padStart(5, "0"),
    range,
  };
}
