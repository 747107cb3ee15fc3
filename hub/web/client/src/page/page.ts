// What the pages add where scripts run: copying, sorting, saving, a theme, a unit of one's own.

import { copy } from "./copy";
import { lead, own, tell } from "./home";
import { keep, kept, save } from "./kept";
import { listQuestions } from "./questions";
import { COLUMN, ORDER, sortable } from "./sort";
import { done } from "./status";
import { count, tableClip } from "./table";
import { showTheme, themed } from "./theme";

const MARK = "dau";

const ACTIONS: Record<string, (button: HTMLElement) => void> = {
  print: (button) => (button.onclick = () => printed(button)),
  theme: themed,
  home: own,
  "copy-link": (button) => (button.onclick = () => copied(button, link(button))),
  "copy-table": (button) => (button.onclick = () => copyTable(button)),
  "copy-sentence": (button) => (button.onclick = () => copySentence(button)),
  save: (button) => (button.onclick = () => saveQuestion(button)),
};

// All of the page, or what fits on as many sheets as the button says.
function printed(button: HTMLElement): void {
  document.documentElement.dataset.print = button.dataset.sheets ?? "";
  print();
}

function copied(button: HTMLElement, plain: string): void {
  if (copy({ plain })) done(button, button.dataset.said ?? "");
}

// An absolute address, whatever the hub is called by those who read it.
function link(button: HTMLElement): string {
  const address = new URL(button.dataset.text ?? "", location.href);
  const asked = new URLSearchParams(location.search);
  for (const name of [ORDER, COLUMN]) {
    const order = asked.get(name);
    if (order) address.searchParams.set(name, order);
    else address.searchParams.delete(name);
  }
  return address.href.replace(/%2F/g, "/");
}

function lasting(): string {
  const button = document.querySelector<HTMLElement>("[data-do=copy-link]");
  return button ? link(button) : location.href;
}

// The table that a page is about, else its first.
function copiable(): HTMLTableElement | null {
  return document.querySelector("table[data-copy]") ?? document.querySelector("main table");
}

function copyTable(button: HTMLElement): void {
  const table = copiable();
  if (!table) return;
  const sources = [...document.querySelectorAll("[data-source]")].map((source) => source.textContent);
  const mark = kept(MARK) || (document.documentElement.lang === "vi" ? "," : ".");
  const lines = [...new Set(sources), lasting()].filter((line) => line !== null);
  if (copy(tableClip(table, mark, lines))) {
    done(button, (button.dataset.said ?? "").replace("{}", String(count(table))));
  }
}

function copySentence(button: HTMLElement): void {
  const block = button.closest("[data-sentences]");
  const sentences = [...(block?.querySelectorAll<HTMLElement>("p:not([data-source])") ?? [])]
    .filter((sentence) => sentence.offsetParent !== null)
    .map((sentence) => sentence.textContent?.trim());
  const source = block?.querySelector("[data-source]")?.textContent?.trim();
  copied(button, [sentences.join(" "), source].filter(Boolean).join("\n"));
}

function saveQuestion(button: HTMLElement): void {
  const address = new URL(location.href);
  address.searchParams.delete("phien-ban");
  save({
    title: document.title.split(" · ").slice(0, -1).join(" · "),
    address: address.pathname + address.search,
    saved: new Date().toISOString().slice(0, 10),
    version: button.dataset.version ?? "",
  });
  done(button, button.dataset.said ?? "");
  document.querySelectorAll("[data-saved]").forEach((link) => link.removeAttribute("hidden"));
}

// Whatever is chosen applies at once, so that a form and its table never differ.
function asksAtOnce(form: HTMLFormElement): void {
  form.addEventListener("change", (event) => {
    if (event.target instanceof HTMLSelectElement) form.requestSubmit();
  });
  addEventListener("pageshow", () => form.reset());
}

// Courses show their newest years where they are wider than the screen.
function showEnd(drawing: Element): void {
  const region = drawing.closest<HTMLElement>(".scroll");
  if (region) region.scrollLeft = region.scrollWidth;
}

function begin(): void {
  for (const button of document.querySelectorAll<HTMLElement>("[data-do]")) {
    ACTIONS[button.dataset.do ?? ""]?.(button);
    button.hidden = button.dataset.do === "copy-table" && !copiable();
  }
  for (const choice of document.querySelectorAll<HTMLSelectElement>("select[data-keep]")) {
    choice.closest<HTMLElement>("[hidden]")?.removeAttribute("hidden");
    choice.value = kept(choice.dataset.keep ?? "") || choice.value;
    choice.onchange = () => keep(choice.dataset.keep ?? "", choice.value);
  }
  document.querySelectorAll<HTMLTableElement>("table[data-sortable]").forEach(sortable);
  document.querySelectorAll<HTMLFormElement>(".filters form.ask").forEach(asksAtOnce);
  if (matchMedia("(max-width: 760px)").matches) {
    document.querySelectorAll("details.filters").forEach((filters) => filters.removeAttribute("open"));
  }
  addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.more[open]")) {
      if (!menu.contains(event.target as Node)) menu.open = false;
    }
  });
  // Paper shows whole wordings.
  addEventListener("beforeprint", () => {
    for (const wording of document.querySelectorAll<HTMLDetailsElement>("details.full")) wording.open = true;
  });
  document.querySelectorAll(".ch .scroll svg").forEach(showEnd);
  lead(document);
  tell(document);
  listQuestions(document);
}

showTheme();
if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin);
else begin();
