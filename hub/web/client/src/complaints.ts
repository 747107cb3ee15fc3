/** What the editor of questions says of a fault, in Vietnamese: by the same patterns as the hub tells it in answers. */

import type { editor, Uri } from "monaco-editor";

import complaints from "../../complaints.toml?raw";
import { chosenLanguage } from "./language";

type Monaco = typeof import("monaco-editor");

interface Pattern {
  match: RegExp;
  names: string[];
  vietnamese: string;
}

const OWNER = "graphql";
const NAME = /\\\{(\w+)\\\}|\{(\w+)\}/g;
const SUGGESTION = / Did you mean (.+)\?$/;
const QUOTES = /^[“”„‟«»]$/;
const PATTERNS = complaints.split("[[message]]").slice(1).map(pattern);

function pattern(block: string): Pattern {
  const names: string[] = [];
  const source = text(block, "match").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const match = source.replace(NAME, (_, name: string) => {
    names.push(name);
    return "(.+?)";
  });
  return { match: new RegExp(`^${match}$`, "s"), names, vietnamese: text(block, "vi") };
}

function text(block: string, name: string): string {
  const [, quoted] = new RegExp(`^${name} = (".*")$`, "m").exec(block) ?? ["", '""'];
  return JSON.parse(quoted) as string;
}

/** A message of GraphQL in Vietnamese; the same where nobody has told it. */
export function inVietnamese(message: string): string {
  const plain = message.replace(/^Syntax Error: /, "");
  const [own, suggestion] = [plain.replace(SUGGESTION, ""), SUGGESTION.exec(plain)?.[1]];
  const told = said(plain) ?? said(own);
  if (told === undefined) return message;
  const names = suggestion && !said(plain) ? `; có phải ${suggestion.replaceAll('"', "“").replace(/“([^“]+)“/g, "“$1”").replace(/,? or /, ", ")}?` : "";
  return `${told}${names}`;
}

function said(message: string): string | undefined {
  for (const { match, names, vietnamese } of PATTERNS) {
    const found = match.exec(message);
    if (found) return filled(vietnamese, Object.fromEntries(names.map((name, place) => [name, found[place + 1]])));
  }
  return undefined;
}

function filled(vietnamese: string, values: Record<string, string>): string {
  const sign = values.point ? String.fromCodePoint(parseInt(values.point.replace(/[{}]/g, ""), 16)) : "";
  const hint = QUOTES.test(sign) ? '; dùng dấu " thẳng' : "";
  const all: Record<string, string> = { ...values, sign: `“${sign}”`, hint };
  return vietnamese.replace(/\{(\w+)\}/g, (_, name: string) => all[name] ?? "");
}

/** Puts what stands at the faults of a question into Vietnamese as it comes. */
export function tellFaults(monaco: Monaco): { dispose(): void } {
  return monaco.editor.onDidChangeMarkers((resources) => resources.forEach((resource) => tell(monaco, resource)));
}

function tell(monaco: Monaco, resource: Uri): void {
  const model = monaco.editor.getModel(resource);
  if (!model || chosenLanguage() !== "vi" || model.getLanguageId() !== OWNER) return;
  const markers = monaco.editor.getModelMarkers({ resource, owner: OWNER });
  const told: editor.IMarkerData[] = markers.map((marker) => ({ ...marker, message: inVietnamese(marker.message) }));
  if (told.some(({ message }, place) => message !== markers[place].message)) monaco.editor.setModelMarkers(model, OWNER, told);
}
