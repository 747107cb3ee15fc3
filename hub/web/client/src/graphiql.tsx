/** GraphiQL on the hub's own address, in the reader's language, with questions to begin with. */

import "graphiql/setup-workers/vite";
import "@graphiql/react/style.css";
import "graphiql/graphiql.css";
import "@graphiql/plugin-doc-explorer/style.css";
import "@graphiql/plugin-explorer/style.css";
import "@graphiql/plugin-history/style.css";
import "./graphiql.css";

import { explorerPlugin } from "@graphiql/plugin-explorer";
import { ToolbarButton, useGraphiQL, useGraphiQLActions, useMonaco } from "@graphiql/react";
import { GraphiQL, HISTORY_PLUGIN } from "graphiql";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { createRoot } from "react-dom/client";

import { Answer } from "./answer";
import { tellFaults } from "./complaints";
import { offerNames } from "./completion";
import { copy } from "./copy";
import { chooseLanguage, chosenLanguage, LANGUAGES, say, type Language } from "./language";
import { asOf, forgetLink, isFrozen, linked, showLink, type Linked } from "./link";
import { lookupPlugin } from "./lookup";
import { QUESTIONS, type Question, type Sample } from "./questions";
import { Samples, useSamples } from "./samples";
import { Titles } from "./titles";
import { translate } from "./translation";

const MONOSPACE = '"Hub Mono", monospace';
const PROPORTIONAL = '"Segoe UI", "Noto Sans", Roboto, "Hub Sans", sans-serif';
const READABLE = { wordWrap: "on", unicodeHighlight: { ambiguousCharacters: false } } as const;
const EXPLORER = explorerPlugin({ showAttribution: false });

function fetcherIn(language: Language, onVersion: (version: string) => void) {
  return async (question: object, options?: { headers?: Record<string, string> }) => {
    const answer = await fetch(location.pathname, {
      method: "POST",
      headers: { Accept: "application/json", "Accept-Language": language, "Content-Type": "application/json", ...options?.headers },
      body: JSON.stringify(question),
    });
    onVersion(answer.headers.get("Hub-Data-Version") ?? "");
    return answer.json();
  };
}

function Languages({ language, onChoose }: { language: Language; onChoose(language: Language): void }) {
  return (
    <span className="hub-languages" role="group" aria-label="Ngôn ngữ – Language">
      {Object.entries(LANGUAGES).map(([code, name]) => (
        <button key={code} type="button" lang={code} aria-pressed={code === language} onClick={() => onChoose(code as Language)}>
          {name}
        </button>
      ))}
    </span>
  );
}

/** What is put right in the editors once they are there: long lines go on below, letters are whole, names are offered, faults told in Vietnamese. */
function useEditors() {
  const monaco = useMonaco((state) => state.monaco);
  const [query, variables, response] = useGraphiQL((state) => [state.queryEditor, state.variableEditor, state.responseEditor]);
  useEffect(() => {
    for (const editor of [query, variables]) editor?.updateOptions({ ...READABLE, fontFamily: MONOSPACE, quickSuggestions: { strings: true, other: true, comments: false } });
    response?.updateOptions({ ...READABLE, fontFamily: PROPORTIONAL });
  }, [query, variables, response]);
  useEffect(() => {
    if (!monaco) return;
    const added = [offerNames(monaco), tellFaults(monaco)];
    const fonts = ["Hub Mono", "Hub Sans"].map((name) => document.fonts.load(`15px "${name}"`, "aẫ"));
    void Promise.all(fonts).then(() => monaco.editor.remeasureFonts());
    return () => added.forEach((one) => one.dispose());
  }, [monaco]);
}

/** Asks once, as soon as the editors are there, what a link or a sample asks: the right half of the page is not empty. */
function useFirstAnswer() {
  const { run } = useGraphiQLActions();
  const isReady = useGraphiQL((state) => Boolean(state.queryEditor && state.responseEditor && state.variableEditor));
  const query = useGraphiQL((state) => state.queryEditor);
  const isAsked = useRef(false);
  useEffect(() => {
    if (!isReady || isAsked.current) return;
    isAsked.current = true;
    const text = query?.getValue().trim();
    if (linked() || QUESTIONS.some((question) => question.query === text)) void run();
  }, [isReady]);
}

function useOpening() {
  const { addTab, run, setOperationFacts } = useGraphiQLActions();
  const [query, variables] = useGraphiQL((state) => [state.queryEditor, state.variableEditor]);
  return useCallback(
    (question: Question) => {
      addTab();
      query?.setValue(question.query);
      variables?.setValue(question.variables);
      setOperationFacts({}); // those of the tab before
      void run();
    },
    [addTab, run, setOperationFacts, query, variables],
  );
}

function Head({ language, samples, onChoose }: { language: Language; samples: Sample[]; onChoose(language: Language): void }) {
  const open = useOpening();
  useEditors();
  useFirstAnswer();
  return (
    <div className="hub-head">
      <Samples samples={samples} onOpen={open} />
      <a href=".">{say("Về trang", "To the pages")}</a>
      <Languages language={language} onChoose={onChoose} />
      <Titles language={language} />
    </div>
  );
}

const ICONS = {
  copy: "M5.5 5.5h8v8h-8zM3.5 10.5h-1v-8h8v1",
  link: "M6.5 9.5a3 3 0 0 0 4.3 0l2.3-2.3a3 3 0 0 0-4.3-4.3l-1 1M9.5 6.5a3 3 0 0 0-4.3 0L2.9 8.8a3 3 0 0 0 4.3 4.3l1-1",
};

function CopyButton({ icon, label, text, told = "" }: { icon: keyof typeof ICONS; label: string; text(): string; told?: string }) {
  const [said, setSaid] = useState("");

  async function copyText() {
    const isCopied = await copy(text());
    setSaid(isCopied ? say("Đã chép", "Copied") + told : say("Không chép được; xem thanh địa chỉ", "Not copied; see the address bar"));
    setTimeout(() => setSaid(""), told ? 6000 : 2000);
  }

  return (
    <>
      <ToolbarButton label={said || label} onClick={copyText}>
        <svg viewBox="0 0 16 16" className="graphiql-toolbar-icon" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round">
          <path d={ICONS[icon]} />
        </svg>
      </ToolbarButton>
      <span className="hub-said" role="status">
        {said}
      </span>
    </>
  );
}

function Commands({ samples, version }: { samples: Sample[]; version: string }) {
  const [queryEditor, variableEditor] = useGraphiQL((state) => [state.queryEditor, state.variableEditor]);
  const query = () => queryEditor?.getValue() ?? "";
  const text = () => showLink({ query: query(), variables: variableEditor?.getValue() ?? "", saved: savedName(samples, query()), version });
  const told = isFrozen(query()) ? say(`, giữ số của phiên bản ${version}`, `, keeps the figures of version ${version}`) : `; ${unfrozen()}`;
  return (
    <>
      <CopyButton icon="copy" label={say("Chép câu hỏi", "Copy the question")} text={query} />
      <CopyButton icon="link" label={say("Chép liên kết tới câu hỏi này", "Copy the link to this question")} text={text} told={told} />
    </>
  );
}

/** The name under which the hub has saved a question; long ones go by it. */
function savedName(samples: Sample[], query: string): string | undefined {
  return samples.find((sample) => sample.name && sample.query === query.trim())?.name;
}

function unfrozen(): string {
  return say("câu hỏi không có $asOf nên số có thể khác", "the question has no $asOf, so figures may differ");
}

/** What is to be minded of a link of an earlier data version. */
function noticeOf(link: Linked | undefined): string {
  if (!link?.version) return "";
  const of = say(`Liên kết của phiên bản dữ liệu ${link.version}`, `A link of data version ${link.version}`);
  return isFrozen(link.query) ? say(`${of}: số như khi đó.`, `${of}: figures as they were then.`) : `${of}: ${unfrozen()}.`;
}

function Page({ link, samples, language, onChoose }: { link?: Linked; samples: Sample[]; language: Language; onChoose(language: Language): void }) {
  const [version, setVersion] = useState("");
  const [notice, setNotice] = useState(() => noticeOf(link));
  const fetcher = useMemo(() => fetcherIn(language, setVersion), [language]);
  const plugins = useMemo(() => [lookupPlugin(), HISTORY_PLUGIN, EXPLORER], [language]);
  const variables = link && asOf(link);

  useEffect(() => translate(document.body, language), [language]);

  function forget() {
    forgetLink();
    setNotice("");
  }

  return (
    <GraphiQL
      fetcher={fetcher}
      plugins={plugins}
      defaultTabs={link ? [{ ...link, variables }, ...QUESTIONS] : QUESTIONS}
      initialQuery={link?.query}
      initialVariables={variables}
      onEditQuery={forget}
      onEditVariables={forget}
    >
      <GraphiQL.Logo>
        <Head language={language} samples={samples} onChoose={onChoose} />
      </GraphiQL.Logo>
      <GraphiQL.Toolbar>
        {({ prettify, merge }) => (
          <>
            {prettify}
            {merge}
            <Commands samples={samples} version={link?.version ?? version} />
          </>
        )}
      </GraphiQL.Toolbar>
      <GraphiQL.Footer>
        <Answer notice={notice} source={() => sourceOf(version)} />
      </GraphiQL.Footer>
    </GraphiQL>
  );
}

function sourceOf(version: string): string {
  return say(`Nguồn: ${location.href}, phiên bản dữ liệu ${version}`, `Source: ${location.href}, data version ${version}`);
}

/** The page as soon as it is known what a link of a saved question asks. */
function Whole() {
  const [language, setLanguage] = useState(chosenLanguage);
  const samples = useSamples(language);
  const link = useMemo(linked, []);
  const saved = link?.saved ? samples.find(({ name }) => name === link.saved) : undefined;
  const isKnown = !link?.saved || saved || samples.some(({ name }) => name);

  function choose(language: Language) {
    chooseLanguage(language);
    setLanguage(language);
  }

  if (!isKnown) return null;
  const question = saved && link ? { ...link, query: saved.query, variables: link.variables || saved.variables } : link;
  return <Page link={question} samples={samples} language={language} onChoose={choose} />;
}

document.documentElement.lang = chosenLanguage();
createRoot(document.getElementById("graphiql")!).render(<Whole />);
