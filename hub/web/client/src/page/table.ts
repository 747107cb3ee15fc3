// A table of the page as a sheet or a document takes it.

import type { Clip } from "./copy";

const BORDER = "border:1px solid #000;padding:2px 4px";

export function tableClip(table: HTMLTableElement, mark: string, lines: string[]): Clip {
  const skipped = drawn(table);
  const rows = visible(table).map((row) => cells(row, skipped));
  const plain = rows.map((row) => row.map((cell) => written(cell, mark)).join("\t"));
  const html = rows.map((row) => `<tr>${row.map((cell) => element(cell, mark)).join("")}</tr>`);
  return {
    plain: [...plain, "", ...lines].join("\r\n"),
    html:
      `<table style="border-collapse:collapse;font-family:'Times New Roman',serif">${html.join("")}</table>` +
      lines.map((line) => `<p style="font-family:'Times New Roman',serif">${escaped(line)}</p>`).join(""),
  };
}

// How many rows are copied, without the header.
export function count(table: HTMLTableElement): number {
  return visible(table).filter((row) => row.parentElement?.tagName === "TBODY" && !("fixed" in row.dataset)).length;
}

function visible(table: HTMLTableElement): HTMLTableRowElement[] {
  return [...table.rows].filter((row) => !row.closest(".pin") && row.offsetParent !== null);
}

// The places of columns that hold drawings only.
function drawn(table: HTMLTableElement): Set<number> {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  return new Set(heads.flatMap((head, place) => ("skip" in head.dataset ? [place] : [])));
}

function cells(row: HTMLTableRowElement, skipped: Set<number>): HTMLTableCellElement[] {
  const own = [...row.cells];
  return own.some((cell) => cell.colSpan > 1) ? own : own.filter((_, place) => !skipped.has(place));
}

function text(cell: HTMLElement): string {
  const copy = cell.cloneNode(true) as HTMLElement;
  copy.querySelectorAll(".vh, svg, [aria-hidden=true]").forEach((hidden) => hidden.remove());
  copy.querySelectorAll("small, br").forEach((line) => line.before(" "));
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
}

// ASCII minus, no dots of thousands, and the decimal mark that was chosen.
function written(cell: HTMLElement, mark: string): string {
  const words = text(cell);
  if (cell.tagName !== "TD" || !/^[+−-]?[\d.,]+[%*=]?$/.test(words)) return words.replace(/−/g, "-");
  const isVietnamese = document.documentElement.lang === "vi";
  const [decimal, thousands] = isVietnamese ? [",", "."] : [".", ","];
  return words
    .replace(/−/g, "-")
    .replace(/^\+/, "")
    .split(thousands)
    .join("")
    .replace(decimal, mark);
}

function element(cell: HTMLTableCellElement, mark: string): string {
  const tag = cell.tagName.toLowerCase();
  const shown = written(cell, mark);
  const number = shown.replace(",", ".");
  const isNumber = tag === "td" && /^-?\d+(\.\d+)?$/.test(number);
  const span = cell.colSpan > 1 ? ` colspan="${cell.colSpan}"` : "";
  return `<${tag}${span}${isNumber ? ` x:num="${number}"` : ""} style="${BORDER}">${escaped(shown)}</${tag}>`;
}

function escaped(words: string): string {
  return words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
