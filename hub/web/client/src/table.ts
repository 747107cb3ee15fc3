/** A table of an answer: the objects of one of its lists, each with what stands above it, as lines of cells. */

export type Cell = string | number | boolean | null;

export interface Table {
  columns: string[];
  rows: Cell[][];
}

type Line = Record<string, Cell>;
type Data = Record<string, unknown>;

const USUAL = ["rows", "nodes", "points", "lines", "columns"]; // the lists that people mean
const UNTOLD = ["pageInfo", "cursor", "__typename"];

/** The lists of objects in an answer, by their paths, the most likely one first. */
export function lists(data: unknown): string[] {
  const paths = new Set<string>();
  collect(data, "", paths);
  return [...paths].sort((one, other) => rank(one) - rank(other));
}

function collect(value: unknown, path: string, paths: Set<string>): void {
  if (Array.isArray(value)) {
    if (value.some(isObject)) paths.add(path);
    value.forEach((member) => collect(member, path, paths));
  } else if (isObject(value)) {
    if (isColumns(value)) paths.add(path);
    else Object.entries(value).forEach(([name, within]) => collect(within, path ? `${path}.${name}` : name, paths));
  }
}

function rank(path: string): number {
  const place = USUAL.indexOf(path.slice(path.lastIndexOf(".") + 1));
  return place < 0 ? USUAL.length : place;
}

/** The table of the list at a path. What stands above its objects and is the same for all of them comes last. */
export function tableAt(data: unknown, path: string): Table {
  const places = [...linesAt(data, path.split("."), {}, "")];
  const [above, own] = [columnsOf(places.map(([above]) => above)), columnsOf(places.map(([, own]) => own))];
  const lines = places.map(([above, own]) => ({ ...above, ...own }));
  const isTelling = (column: string) => lines.some((line) => line[column] !== lines[0][column]);
  const beside = above.filter((column) => !own.includes(column));
  const columns = [...beside.filter(isTelling), ...own, ...beside.filter((column) => !isTelling(column))];
  return { columns, rows: lines.map((line) => columns.map((column) => line[column] ?? null)) };
}

function columnsOf(lines: Line[]): string[] {
  const names = [...new Set(lines.flatMap(Object.keys))];
  // An object that is missing in one line is several columns in the others.
  return names.filter((name) => !names.some((other) => other.startsWith(`${name}.`)));
}

/** Each line of the list at a path, and what stands above it. */
function* linesAt(value: unknown, path: string[], above: Line, prefix: string): Generator<[above: Line, own: Line]> {
  if (Array.isArray(value)) {
    for (const member of value) yield* linesAt(member, path, above, prefix);
  } else if (isObject(value) && path.length === 0) {
    for (const line of isColumns(value) ? zipped(value) : [flat(value)]) yield [above, line];
  } else if (isObject(value)) {
    const [name, ...rest] = path;
    const others = Object.fromEntries(Object.entries(value).filter(([key, one]) => key !== name && !holdsObjects(one)));
    const beside = prefix === "" ? {} : flat(others); // of other questions of the same document nothing is told
    yield* linesAt(value[name], rest, { ...above, ...beside }, name);
  }
}

function* zipped(columns: Data): Generator<Line> {
  const names = Object.keys(columns).filter((name) => Array.isArray(columns[name]));
  const length = (columns[names[0]] as unknown[]).length;
  for (let place = 0; place < length; place += 1) {
    yield Object.fromEntries(names.map((name) => [name, cell((columns[name] as unknown[])[place])]));
  }
}

/** An object as one line: what stands within it by its path, a list as one cell. */
function flat(value: Data, above = ""): Line {
  const line: Line = {};
  for (const [name, within] of Object.entries(value)) {
    if (UNTOLD.includes(name)) continue;
    if (isObject(within)) Object.assign(line, flat(within, `${above}${name}.`));
    else line[`${above}${name}`] = cell(within);
  }
  return line;
}

function cell(value: unknown): Cell {
  if (Array.isArray(value)) return value.map((member) => (isObject(member) ? JSON.stringify(member) : String(member))).join("; ");
  return (value ?? null) as Cell;
}

function isObject(value: unknown): value is Data {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function holdsObjects(value: unknown): boolean {
  return Array.isArray(value) && value.some(isObject);
}

/** Whether an object is of columns: several lists of one length, of single values. */
function isColumns(value: Data): boolean {
  const columns = Object.values(value).filter(Array.isArray);
  return columns.length > 1 && columns.every((column) => column.length > 0 && column.length === columns[0].length && !holdsObjects(column));
}
