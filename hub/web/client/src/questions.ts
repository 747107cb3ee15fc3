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
  own: boolean;
  group: string;
}

interface Saved extends Omit<Sample, "variables"> {
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

const FIRST = (): string => say("Bắt đầu", "To begin with");

/** The groups of samples in the order of the menu: the office's own, the first tabs, then as the hub lists them. */
export function groups(samples: Sample[]): string[] {
  const own = samples.filter(({ own }) => own).map(({ group }) => group);
  return [...new Set([...own, FIRST(), ...samples.map(({ group }) => group)])];
}

export function firstSamples(): Sample[] {
  return QUESTIONS.map(({ query }) => ({ name: "", query, variables: "", title: titleOf(query) ?? "", answers: meaningOf(query), own: false, group: FIRST() }));
}

function meaningOf(query: string): string {
  return say(comments(query).slice(1).filter((line) => !ENGLISH.test(line)).join(" "), "");
}

/** The questions that the hub has saved, with their titles before them as comments. */
export async function savedSamples(language: Language): Promise<Sample[]> {
  const answer = await fetch(`q?language=${language}`);
  if (!answer.ok) return [];
  const { questions } = (await answer.json()) as { questions: Saved[] };
  return questions.map((saved) => ({ ...saved, ...asked(saved) }));
}

function asked({ title, query, variables }: Saved): Question {
  const text = query.trim();
  const titled = text.startsWith("#") ? text : `# ${title}\n${text}`;
  return { query: titled, variables: Object.keys(variables).length ? JSON.stringify(variables, null, 2) : "" };
}
