// Columns that sort: the server's order is the first; what is missing stands last both ways.

import { say } from "./status";

// Of the address: an order that the hub knows, else a column by its word, with - before it downwards.
export const ORDER = "thu-tu";
export const COLUMN = "cot";

export function sortable(table: HTMLTableElement): void {
  const heads = [...table.querySelectorAll<HTMLTableCellElement>("thead th")];
  heads.forEach((head, place) => {
    if (!("sort" in head.dataset)) return;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.onclick = () => turn(table, heads, place);
  });
  again(table, heads);
}

// A table that was sorted before its filters changed is sorted so again.
function again(table: HTMLTableElement, heads: HTMLTableCellElement[]): void {
  const column = new URLSearchParams(location.search).get(COLUMN);
  const name = column?.replace(/^-/, "");
  const place = heads.findIndex((head) => name && head.dataset.sort === name);
  if (place >= 0) sort(table, heads, place, !column?.startsWith("-"));
}

function turn(table: HTMLTableElement, heads: HTMLTableCellElement[], place: number): void {
  const head = heads[place];
  if (!head) return;
  const wasAscending = head.getAttribute("aria-sort") === "ascending";
  const isAscending = head.hasAttribute("aria-sort") ? !wasAscending : "first" in head.dataset;
  sort(table, heads, place, isAscending);
  ordered(head, isAscending);
  const words = (table.dataset.sorted ?? "").split("|");
  say(`${words[0]} ${head.querySelector("button")?.firstChild?.textContent?.trim() ?? ""}, ${isAscending ? words[1] : words[2]}`);
}

function sort(table: HTMLTableElement, heads: HTMLTableCellElement[], place: number, isAscending: boolean): void {
  const head = heads[place];
  if (!head) return;
  for (const other of heads) {
    other.removeAttribute("aria-sort");
    other.querySelector(".arrow")?.remove();
  }
  head.setAttribute("aria-sort", isAscending ? "ascending" : "descending");
  const arrow = document.createElement("span");
  arrow.className = "arrow";
  arrow.textContent = isAscending ? " ▲" : " ▼";
  head.querySelector("button")?.append(arrow);
  for (const body of table.tBodies) {
    if (!body.matches(".pin, .rest")) arrange(body, place, isAscending);
  }
}

// The address keeps the order, and so do its form and its files.
function ordered(head: HTMLTableCellElement, isAscending: boolean): void {
  const order = isAscending ? head.dataset.ascending : head.dataset.descending;
  const column = head.dataset.sort ? `${isAscending ? "" : "-"}${head.dataset.sort}` : "";
  const kept = { [ORDER]: order ?? "", [COLUMN]: order ? "" : column };
  history.replaceState(null, "", asking(location.href, kept));
  for (const file of document.querySelectorAll<HTMLAnchorElement>(".acts a[download]")) {
    file.href = asking(file.href, kept);
  }
  for (const [name, value] of Object.entries(kept)) keepInForm(name, value);
}

function asking(href: string, parameters: Record<string, string>): string {
  const address = new URL(href);
  for (const [name, value] of Object.entries(parameters)) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  return address.href.replace(/%2F/g, "/");
}

function keepInForm(name: string, value: string): void {
  const form = document.querySelector<HTMLFormElement>(".filters form.ask");
  form?.querySelectorAll(`input[name=${name}]`).forEach((input) => input.remove());
  if (!form || !value) return;
  const input = document.createElement("input");
  [input.type, input.name, input.value] = ["hidden", name, value];
  form.append(input);
}

function arrange(body: HTMLTableSectionElement, place: number, isAscending: boolean): void {
  const fixed = [...body.rows].filter((row) => "fixed" in row.dataset);
  const rows = [...body.rows].filter((row) => !("fixed" in row.dataset));
  const direction = isAscending ? 1 : -1;
  rows.sort((one, other) => {
    const [left, right] = [key(one, place), key(other, place)];
    if (left === "" || right === "") return left === right ? 0 : left === "" ? 1 : -1;
    if (typeof left === "number" && typeof right === "number") return direction * (left - right);
    return direction * String(left).localeCompare(String(right), "vi");
  });
  const headings = fixed.filter((row) => row.querySelector("[scope=rowgroup]"));
  const others = fixed.filter((row) => !headings.includes(row));
  body.append(...headings, ...rows, ...others);
}

function key(row: HTMLTableRowElement, place: number): number | string {
  const cell = row.cells[place];
  if (!cell) return "";
  const text = cell.dataset.v ?? cell.textContent?.trim() ?? "";
  if (text === "" || text === "–") return "";
  return Number.isNaN(Number(text)) ? text : Number(text);
}
