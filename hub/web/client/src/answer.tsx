/** The answer beneath its editor: as JSON or as a table, to be copied and saved, and what is to be minded of it. */

import { useGraphiQL } from "@graphiql/react";
import { useEffect, useMemo, useState } from "react";

import { copy } from "./copy";
import { chooseMark, chosenMark, csv, html, shown, tsv, type Mark } from "./formats";
import { say } from "./language";
import { lists, tableAt, type Cell, type Table } from "./table";

const KEY = "hub:table";
const MOST = 500; // rows that are shown; all are copied and saved
const LONG = 40; // letters of a text that is given a wide column
const SPOKEN = /(sentence|Sentence|reason|Reason|advice|note|text)$/;

export function Answer({ notice, source }: { notice: string; source(): string }) {
  const response = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.response ?? "");
  const [isTable, setTable] = useState(() => localStorage.getItem(KEY) === "1");
  useEffect(() => {
    document.body.classList.toggle("hub-table-shown", isTable);
    localStorage.setItem(KEY, isTable ? "1" : "0");
  }, [isTable]);
  return (
    <div className="hub-answer">
      {!response && !notice && <p className="hub-hint">{say("Nhấn ▶ hoặc Ctrl-Enter để hỏi.", "Press ▶ or Ctrl-Enter to ask.")}</p>}
      {notice && <p className="hub-notice">{notice}</p>}
      <div className="hub-forms" role="group" aria-label={say("Dạng trả lời", "Form of the answer")}>
        <Choice label="JSON" isChosen={!isTable} onChoose={() => setTable(false)} />
        <Choice label={say("Bảng", "Table")} isChosen={isTable} onChoose={() => setTable(true)} />
      </div>
      {isTable && <Tables response={response} source={source} />}
    </div>
  );
}

function Choice({ label, isChosen, onChoose }: { label: string; isChosen: boolean; onChoose(): void }) {
  return (
    <button type="button" className="hub-button" aria-pressed={isChosen} onClick={onChoose}>
      {label}
    </button>
  );
}

function Tables({ response, source }: { response: string; source(): string }) {
  const { data, errors = [] } = useMemo(() => answered(response), [response]);
  const paths = useMemo(() => lists(data), [data]);
  const [chosen, setChosen] = useState("");
  const path = paths.includes(chosen) ? chosen : paths[0];
  const table = useMemo(() => (path ? tableAt(data, path) : undefined), [data, path]);
  const [mark, setMark] = useState(chosenMark);

  function choose(mark: Mark) {
    chooseMark(mark);
    setMark(mark);
  }

  if (!response) return null;
  return (
    <>
      {errors.map(({ message }, place) => (
        <p key={place} className="hub-notice">
          {message}
        </p>
      ))}
      {!table && errors.length === 0 && <p className="hub-hint">{say("Câu trả lời không có danh sách nào để thành bảng.", "There is no list in the answer.")}</p>}
      {table && (
        <Actions table={table} mark={mark} onMark={choose} source={source}>
          {paths.length > 1 && (
            <select value={path} aria-label={say("Danh sách", "List")} onChange={(event) => setChosen(event.target.value)}>
              {paths.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          )}
        </Actions>
      )}
      {table && <Rows table={table} mark={mark} />}
    </>
  );
}

interface Answered {
  data?: unknown;
  errors?: { message: string }[];
}

function answered(response: string): Answered {
  try {
    return JSON.parse(response) as Answered;
  } catch {
    return {};
  }
}

interface Acting {
  table: Table;
  mark: Mark;
  onMark(mark: Mark): void;
  source(): string;
  children: React.ReactNode;
}

function Actions({ table, mark, onMark, source, children }: Acting) {
  const [said, setSaid] = useState("");

  async function copyTable() {
    const isCopied = await copy(tsv(table, mark, source()), html(table, mark, source()));
    setSaid(isCopied ? say(`Đã chép ${table.rows.length} dòng`, `${table.rows.length} rows copied`) : say("Không chép được", "Not copied"));
    setTimeout(() => setSaid(""), 2000);
  }

  return (
    <div className="hub-actions">
      {children}
      <button type="button" className="hub-button" onClick={copyTable}>
        {say("Chép bảng", "Copy the table")}
      </button>
      <button type="button" className="hub-button" onClick={() => save(csv(table, mark))}>
        {say("Tải CSV", "Save CSV")}
      </button>
      <select value={mark} aria-label={say("Dấu thập phân", "Decimal mark")} onChange={(event) => onMark(event.target.value as Mark)}>
        <option value=",">{say("Dấu phẩy", "Comma")}</option>
        <option value=".">{say("Dấu chấm", "Point")}</option>
      </select>
      <span role="status">{said}</span>
    </div>
  );
}

function save(text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = say("tra-loi.csv", "answer.csv");
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function Rows({ table: { columns, rows }, mark }: { table: Table; mark: Mark }) {
  return (
    <div className="hub-rows" role="region" tabIndex={0} aria-label={say("Bảng trả lời", "Table of the answer")}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST).map((row, place) => (
            <tr key={place}>
              {row.map((cell, column) => (
                <td key={column} className={typeof cell === "number" ? "hub-number" : undefined}>
                  <span className={typeof cell === "string" && cell.length > LONG ? "hub-text" : undefined}>{shown(cell, mark)}</span> {isSpoken(columns[column], cell) && <CopyCell text={String(cell)} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST && <p className="hub-hint">{say(`Hiện ${MOST} trong ${rows.length} dòng; chép và tải thì đủ.`, `${MOST} of ${rows.length} rows are shown; all are copied and saved.`)}</p>}
    </div>
  );
}

function isSpoken(column: string, cell: Cell): boolean {
  return typeof cell === "string" && cell.includes(" ") && SPOKEN.test(column);
}

function CopyCell({ text }: { text: string }) {
  const [isCopied, setCopied] = useState(false);
  return (
    <button type="button" className="hub-button" onClick={async () => setCopied(await copy(text))}>
      {isCopied ? say("Đã chép", "Copied") : say("Chép", "Copy")}
    </button>
  );
}
