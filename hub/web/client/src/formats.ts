/** How numbers are written: with commas as Vietnamese sheets read them, or with points. */

import type { Cell, Table } from "./table";

export type Mark = "," | ".";

const KEY = "hub:decimal";
const FORMULA = /^[=+\-@\t\r]/;

export function chosenMark(): Mark {
  return localStorage.getItem(KEY) === "." ? "." : ",";
}

export function chooseMark(mark: Mark): void {
  localStorage.setItem(KEY, mark);
}

/** A cell for a person who reads it: of long fractions four decimals. */
export function shown(cell: Cell, mark: Mark): string {
  if (cell === null) return "–";
  if (typeof cell !== "number") return String(cell);
  return marked(Number.isInteger(cell) ? cell : Math.round(cell * 1e4) / 1e4, mark).replace("-", "−");
}

/** A number with all its digits. */
function marked(value: number, mark: Mark): string {
  return String(value).replace(".", mark);
}

function plain(cell: Cell, mark: Mark): string {
  if (cell === null) return "";
  return typeof cell === "number" ? marked(cell, mark) : String(cell);
}

/** A text that no sheet takes for a formula. */
function harmless(cell: Cell, mark: Mark): string {
  const text = plain(cell, mark);
  return typeof cell === "string" && FORMULA.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
}

export function csv({ columns, rows }: Table, mark: Mark): string {
  const separator = mark === "," ? ";" : ",";
  const quoted = (text: string) => (/[;,"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const line = (texts: string[]) => texts.map(quoted).join(separator);
  return `\ufeff${[line(columns), ...rows.map((row) => line(row.map((cell) => harmless(cell, mark))))].join("\r\n")}\r\n`;
}

export function tsv({ columns, rows }: Table, mark: Mark, source: string): string {
  const text = (cell: Cell) => harmless(cell, mark).replace(/[\t\r\n]+/g, " ");
  return [columns.join("\t"), ...rows.map((row) => row.map((cell) => (cell === null ? "–" : text(cell))).join("\t")), "", source].join("\n");
}

/** The table as Word and Excel take it: with borders, and numbers that are numbers whatever the machine's marks are. */
export function html({ columns, rows }: Table, mark: Mark, source: string): string {
  const border = "border:1px solid #000;padding:2px 6px";
  const data = (cell: Cell) =>
    typeof cell === "number" ? `<td style="${border};text-align:right" x:num="${cell}">${marked(cell, mark)}</td>` : `<td style="${border}">${escaped(cell === null ? "–" : String(cell))}</td>`;
  const head = columns.map((column) => `<th style="${border}">${escaped(column)}</th>`).join("");
  const body = rows.map((row) => `<tr>${row.map(data).join("")}</tr>`).join("");
  const style = "border-collapse:collapse;font-family:'Times New Roman',serif";
  return `<table xmlns:x="urn:schemas-microsoft-com:office:excel" style="${style}"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table><p style="font-family:'Times New Roman',serif">${escaped(source)}</p>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
