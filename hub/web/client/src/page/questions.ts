// The reader's own questions on the page of questions: listed, renamed, deleted, written to a file and read back.

import { keepQuestions, questions, type Question } from "./kept";
import { say } from "./status";

export function listQuestions(root: ParentNode): void {
  const section = root.querySelector<HTMLElement>("[data-questions]");
  if (!section) return;
  section.hidden = false;
  section.querySelector<HTMLElement>("[data-do-questions]")!.onclick = () => write(section.dataset.file ?? "");
  const input = section.querySelector<HTMLInputElement>("input[type=file]")!;
  input.onchange = () => void read(section, input);
  show(section);
}

function show(section: HTMLElement): void {
  const items = questions().filter(isQuestion).map((question) => item(section, question));
  if (items.length === 0) items.push(element("li", section.dataset.none));
  section.querySelector("ul")!.replaceChildren(...items);
}

function item(section: HTMLElement, question: Question): HTMLElement {
  const link = element("a", question.title);
  link.href = question.address;
  const told = element("small", [question.saved.split("-").reverse().join("/"), isOlder(section, question) ? section.dataset.new : ""].filter(Boolean).join(" · "));
  const rename = button(section.dataset.rename, () => {
    const title = prompt(section.dataset.name, question.title)?.trim();
    if (title) change(section, (all) => all.map((one) => (one.address === question.address ? { ...one, title } : one)));
  });
  const remove = button(section.dataset.delete, () => change(section, (all) => all.filter((one) => one.address !== question.address)));
  const line = document.createElement("li");
  line.append(link, told, rename, " ", remove);
  return line;
}

function isOlder(section: HTMLElement, { version }: Question): boolean {
  return Number(version) < Number(section.dataset.version);
}

function change(section: HTMLElement, by: (all: Question[]) => Question[]): void {
  keepQuestions(by(questions()));
  show(section);
}

function write(name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(questions(), null, 2)], { type: "application/json" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

async function read(section: HTMLElement, input: HTMLInputElement): Promise<void> {
  const found = await readable(input.files?.[0]);
  input.value = "";
  if (!found) {
    say(section.dataset.wrong ?? "");
    return;
  }
  const addresses = new Set(found.map(({ address }) => address));
  change(section, (all) => [...found, ...all.filter(({ address }) => !addresses.has(address))]);
  say((section.dataset.said ?? "").replace("{}", String(found.length)));
}

// The questions of a file; none where anything else stands in it, such as an address of another host.
async function readable(file: File | undefined): Promise<Question[] | undefined> {
  try {
    const list: unknown = JSON.parse((await file?.text()) ?? "");
    return Array.isArray(list) && list.every(isQuestion) ? list : undefined;
  } catch {
    return undefined;
  }
}

function isQuestion(value: unknown): value is Question {
  const { title, address, saved, version } = (value ?? {}) as Record<string, unknown>;
  const isText = [title, address, saved, version].every((text) => typeof text === "string");
  return isText && new URL(String(address), location.href).origin === location.origin;
}

function button(label: string | undefined, onClick: () => void): HTMLElement {
  const made = element("button", label);
  made.type = "button";
  made.onclick = onClick;
  return made;
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, text: string | undefined): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.textContent = text ?? "";
  return made;
}
