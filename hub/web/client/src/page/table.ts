// A table of the page as a sheet or a document takes it.

import type { Clip } from "./copy";

const BORDER = "border:1px solid #000;padding:2px 4px";

export function tableClip(table: HTMLTableElement, mark: string, lines: string[]): Clip {
  const skipped = drawn(table);
  const rows = visible(table).map((row) => parts(row, skipped));
  const plain = rows.map((row) => row.map((part) => written(part.cell, mark) + "\t".repeat(part.span - 1)).join("\t"));
  const html = rows.map((row) => `<tr>${row.map((part) => element(part, mark)).join("")}</tr>`);
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

// A cell, and over how many of the columns that are copied it goes.
interface Part {
  cell: HTMLTableCellElement;
  span: number;
}

function parts(row: HTMLTableRowElement, skipped: Set<number>): Part[] {
  let place = 0;
  const all = [...row.cells].map((cell) => {
    const own = Array.from({ length: cell.colSpan }, (_, step) => place + step);
    place += cell.colSpan;
    return { cell, span: own.filter((column) => !skipped.has(column)).length };
  });
  return all.filter((part) => part.span > 0);
}

function text(cell: HTMLElement): string {
  const copy = cell.cloneNode(true) as HTMLElement;
  copy.querySelectorAll(".vh, .evidence, svg, [aria-hidden=true], details > summary").forEach((hidden) => hidden.remove());
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

function element({ cell, span }: Part, mark: string): string {
  const tag = cell.tagName.toLowerCase();
  const shown = written(cell, mark);
  const number = shown.replace(",", ".");
  const isNumber = tag === "td" && /^-?\d+(\.\d+)?$/.test(number);
  const over = span > 1 ? ` colspan="${span}"` : "";
  return `<${tag}${over}${isNumber ? ` x:num="${number}"` : ""} style="${BORDER}">${escaped(shown)}</${tag}>`;
}

function escaped(words: string): string {
  return words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
