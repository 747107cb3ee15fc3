// A table of the page as a sheet or a document takes it.

import type { Clip } from "./copy";

const BORDER = "border:1px solid #000;padding:2px 4px";

export function tableClip(table: HTMLTableElement, mark: string, lines: string[]): Clip {
  const skipped = drawn(table);
  const rows = visible(table).map((row) => parts(row, skipped));
  const shapes = shapesOf(rows);
  const cells = rows.map((row) => row.flatMap((part) => pieces(part, shapes, mark)));
  const plain = cells.map((row) => row.map((piece) => piece.words + "\t".repeat(piece.span - 1)).join("\t"));
  const html = cells.map((row) => `<tr>${row.map(element).join("")}</tr>`);
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

// A cell, where it stands among the columns that are copied, and over how many of them it goes.
interface Part {
  cell: HTMLTableCellElement;
  place: number;
  span: number;
}

function parts(row: HTMLTableRowElement, skipped: Set<number>): Part[] {
  let [place, copied] = [0, 0];
  const all = [...row.cells].map((cell) => {
    const own = Array.from({ length: cell.colSpan }, (_, step) => place + step);
    const part = { cell, place: copied, span: own.filter((column) => !skipped.has(column)).length };
    place += cell.colSpan;
    copied += part.span;
    return part;
  });
  return all.filter((part) => part.span > 0);
}

// What the cells of a column hold beside a number: of how many it is, 31/61, and a remark. Each is a column of its
// own, for a sheet takes 31/61 for a day in March.
interface Shape {
  of: boolean;
  remark: boolean;
}

const PLAIN: Shape = { of: false, remark: false };
const FIGURE = /^([+−-]?[\d.,]+(?:\s?%|=|\*)?)(?:\s?(?:\/|of )\s?([\d.,]+))?(?:\s+(.+))?$/;

function figure({ cell }: Part): RegExpExecArray | null {
  return cell.tagName === "TD" ? FIGURE.exec(text(cell)) : null;
}

function shapesOf(rows: Part[][]): Map<number, Shape> {
  const shapes = new Map<number, Shape>();
  for (const part of rows.flat().filter((part) => part.span === 1)) {
    const found = figure(part);
    if (!found) continue;
    const { of, remark } = shapes.get(part.place) ?? PLAIN;
    shapes.set(part.place, { of: of || Boolean(found[2]), remark: remark || Boolean(found[3]) });
  }
  // A remark is parted from numbers only where a column has parts at all.
  for (const [place, shape] of shapes) if (!shape.of) shapes.set(place, PLAIN);
  return shapes;
}

function width(shape: Shape | undefined): number {
  return 1 + Number(shape?.of ?? false) + Number(shape?.remark ?? false);
}

// What is written of a cell, and over how many columns.
interface Piece {
  tag: string;
  words: string;
  span: number;
}

function pieces(part: Part, shapes: Map<number, Shape>, mark: string): Piece[] {
  const tag = part.cell.tagName.toLowerCase();
  const places = Array.from({ length: part.span }, (_, step) => part.place + step);
  const span = places.reduce((sum, place) => sum + width(shapes.get(place)), 0);
  const shape = shapes.get(part.place);
  if (part.span > 1 || span === 1 || !shape) return [{ tag, words: written(text(part.cell), tag, mark), span }];
  const [words, of, remark] = parted(part);
  const all = [words, ...(shape.of ? [of] : []), ...(shape.remark ? [remark] : [])];
  return all.map((each) => ({ tag, words: written(each ?? "", tag, mark), span: 1 }));
}

// The parts of a figure; the heads of its columns.
function parted(part: Part): (string | undefined)[] {
  const words = text(part.cell);
  if (part.cell.closest("thead")) {
    const isVietnamese = document.documentElement.lang === "vi";
    const isRank = /hạng|rank/i.test(words);
    if (isVietnamese) return [words, isRank ? "Trong số" : "Tối đa", "Ghi chú"];
    return [words, isRank ? "Out of" : "Maximum", "Note"];
  }
  const found = figure(part);
  return found ? [found[1], found[2], found[3]] : [words, "", ""];
}

function text(cell: HTMLElement): string {
  const copy = cell.cloneNode(true) as HTMLElement;
  copy.querySelectorAll(".vh, .onpaper, .evidence, .arrow, svg, [aria-hidden=true], details > summary").forEach((hidden) => hidden.remove());
  copy.querySelectorAll("*").forEach((inner) => {
    if (LINES.has(inner.tagName)) inner.before(" ");
  });
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
}

// What begins a line of its own, or stands apart from what is before it.
const LINES = new Set(["SMALL", "BR", "P", "DIV", "LI", "UL", "I"]);

// ASCII minus, no dots of thousands, and the decimal mark that was chosen.
function written(words: string, tag: string, mark: string): string {
  if (tag !== "td" || !/^[+−-]?[\d.,]+\s?[%*=]?$/.test(words)) return words.replace(/−/g, "-");
  const isVietnamese = document.documentElement.lang === "vi";
  const [decimal, thousands] = isVietnamese ? [",", "."] : [".", ","];
  return words
    .replace(/−/g, "-")
    .replace(/^\+|\s/g, "")
    .split(thousands)
    .join("")
    .replace(decimal, mark);
}

// A cell of HTML: numbers as numbers, all else as text, whatever a sheet would make of it.
function element({ tag, words, span }: Piece): string {
  const over = span > 1 ? ` colspan="${span}"` : "";
  const number = tag === "td" && /^-?\d+([.,]\d+)?%?$/.test(words) ? words.replace(",", ".") : "";
  const isShare = number.endsWith("%");
  const value = isShare ? String(Number((Number(number.slice(0, -1)) / 100).toFixed(8))) : number;
  const kind = isShare ? ";mso-number-format:'0\\.00%'" : number ? "" : ";mso-number-format:'\\@'";
  return `<${tag}${over}${value ? ` x:num="${value}"` : ""} style="${BORDER}${kind}">${escaped(words)}</${tag}>`;
}

function escaped(words: string): string {
  return words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
