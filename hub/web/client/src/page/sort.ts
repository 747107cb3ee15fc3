// Columns that sort: the server's order is the first; what is missing stands last both ways.

import { say } from "./status";

export const ORDER = "thu-tu";

export function sortable(table: HTMLTableElement): void {
  const heads = [...table.querySelectorAll<HTMLTableCellElement>("thead th")];
  heads.forEach((head, place) => {
    if (!("sort" in head.dataset)) return;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.onclick = () => sort(table, heads, place);
  });
}

function sort(table: HTMLTableElement, heads: HTMLTableCellElement[], place: number): void {
  const head = heads[place];
  if (!head) return;
  const wasAscending = head.getAttribute("aria-sort") === "ascending";
  const isAscending = head.hasAttribute("aria-sort") ? !wasAscending : "first" in head.dataset;
  for (const other of heads) {
    other.removeAttribute("aria-sort");
    other.querySelector(".arrow")?.remove();
  }
  head.setAttribute("aria-sort", isAscending ? "ascending" : "descending");
  const arrow = document.createElement("span");
  arrow.className = "arrow";
  arrow.textContent = isAscending ? " ▲" : " ▼";
  const name = head.textContent?.trim() ?? "";
  head.querySelector("button")?.append(arrow);
  for (const body of table.tBodies) {
    if (!body.matches(".pin, .rest")) arrange(body, place, isAscending);
  }
  ordered(isAscending ? head.dataset.ascending : head.dataset.descending);
  const words = (table.dataset.sorted ?? "").split("|");
  say(`${words[0]} ${name}, ${isAscending ? words[1] : words[2]}`);
}

// The address keeps an order that the hub itself knows.
function ordered(order: string | undefined): void {
  if (!order) return;
  const address = new URL(location.href);
  address.searchParams.set(ORDER, order);
  history.replaceState(null, "", address.href.replace(/%2F/g, "/"));
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
