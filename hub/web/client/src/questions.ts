/** Sample questions: the files of `questions/`, which stand in the first tabs, then those that the hub has saved under names. */

import { say, type Language } from "./language";

export interface Question {
  query: string;
  variables: string;
}

export interface Sample extends Question {
  name: string;
  title: string;
  answers: string;
  group: string;
}

interface Saved {
  name: string;
  title: string;
  answers: string;
  own: boolean;
  asks: string[];
  query: string;
  variables: object;
}

const files = import.meta.glob<string>("../questions/*.graphql", { query: "?raw", import: "default", eager: true });
const ENGLISH = /^en:\s*/;

export const QUESTIONS = Object.keys(files)
  .sort()
  .map((path) => ({ query: files[path].trim() }));

/** The title of a question in the language of the page: its first comment. */
export function titleOf(query: string | null): string | undefined {
  const [first, ...others] = comments(query ?? "");
  const english = others.find((line) => ENGLISH.test(line))?.replace(ENGLISH, "");
  return say(first ?? "", english ?? first ?? "") || undefined;
}

function comments(query: string): string[] {
  const lines = query.trimStart().split("\n");
  const end = lines.findIndex((line) => !line.startsWith("#"));
  return lines.slice(0, end < 0 ? undefined : end).map((line) => line.replace(/^#\s*/, "").trim());
}

/** The groups of the menu, and the questions of GraphQL that belong to each; of several the first. */
const GROUPS: [vi: string, en: string, asks: string[]][] = [
  ["Tính lại", "Rebuilding", []],
  ["Kiểm tra", "Checks", ["reconcile"]],
  ["Xếp hạng", "Rankings", ["compare", "compareIndicators", "scoreboard", "blockStandings", "distribution"]],
  ["Xu hướng", "Trends", ["trend", "means", "scorecards"]],
  ["Cơ quan", "Departments", ["department", "departments", "departmentCard", "operationsSum"]],
  ["Tỉnh, thành phố", "Provinces", ["scorecard", "province", "provinces", "highlights", "regions", "entity"]],
  ["Nguồn", "Sources", ["observations", "observation", "coverage", "freshness", "releases", "documents", "document", "series", "index", "indices"]],
];

function groupOf({ name, asks, own }: Saved): string {
  if (own) return say("Của đơn vị", "Of this office");
  if (/rebuilt/.test(name)) return say("Tính lại", "Rebuilding");
  const [vi, en] = GROUPS.find((group) => asks.some((question) => group[2].includes(question))) ?? ["Khác", "Others"];
  return say(vi, en);
}

/** The order in which the menu shows its groups: the office's own, the first tabs, then as a reader comes to them. */
export function groups(): string[] {
  const [rebuilding, checks, rankings, trends, departments, provinces, sources] = GROUPS.map(([vi, en]) => say(vi, en));
  return [say("Của đơn vị", "Of this office"), say("Bắt đầu", "To begin with"), provinces, rankings, trends, departments, sources, rebuilding, checks, say("Khác", "Others")];
}

export function firstSamples(): Sample[] {
  return QUESTIONS.map(({ query }) => ({ name: "", query, variables: "", title: titleOf(query) ?? "", answers: meaningOf(query), group: say("Bắt đầu", "To begin with") }));
}

function meaningOf(query: string): string {
  return say(comments(query).slice(1).filter((line) => !ENGLISH.test(line)).join(" "), "");
}

/** The questions that the hub has saved, with their titles before them as comments. */
export async function savedSamples(language: Language): Promise<Sample[]> {
  const answer = await fetch(`q?language=${language}`);
  if (!answer.ok) return [];
  const { questions } = (await answer.json()) as { questions: Saved[] };
  return questions.map((saved) => ({ ...saved, ...asked(saved), group: groupOf(saved) }));
}

function asked({ title, query, variables }: Saved): Question {
  const text = query.trim();
  const titled = text.startsWith("#") ? text : `# ${title}\n${text}`;
  return { query: titled, variables: Object.keys(variables).length ? JSON.stringify(variables, null, 2) : "" };
}
