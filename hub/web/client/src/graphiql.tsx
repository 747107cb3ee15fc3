/** GraphiQL on the hub's own address, in the reader's language, with questions to begin with. */

import "graphiql/setup-workers/vite";
import "@graphiql/react/style.css";
import "graphiql/graphiql.css";
import "@graphiql/plugin-doc-explorer/style.css";
import "@graphiql/plugin-explorer/style.css";
import "@graphiql/plugin-history/style.css";
import "./graphiql.css";

import { explorerPlugin } from "@graphiql/plugin-explorer";
import { ToolbarButton, useGraphiQL } from "@graphiql/react";
import { GraphiQL, HISTORY_PLUGIN } from "graphiql";
import { useEffect, useMemo, useState } from "react";
import { createRoot } from "react-dom/client";

import { chooseLanguage, chosenLanguage, LANGUAGES, type Language } from "./language";
import { forgetLink, linkedQuestion, showLink } from "./link";
import { QUESTIONS } from "./questions";

const PLUGINS = [HISTORY_PLUGIN, explorerPlugin({ showAttribution: false })];

function fetcherIn(language: Language) {
  return async (question: object, options?: { headers?: Record<string, string> }) => {
    const answer = await fetch(location.pathname, {
      method: "POST",
      headers: { Accept: "application/json", "Accept-Language": language, "Content-Type": "application/json", ...options?.headers },
      body: JSON.stringify(question),
    });
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

/** Long lines go on below: comments and citations are sentences. */
function useWrappedLines() {
  const [query, response] = useGraphiQL((state) => [state.queryEditor, state.responseEditor]);
  useEffect(() => [query, response].forEach((editor) => editor?.updateOptions({ wordWrap: "on", unicodeHighlight: { ambiguousCharacters: false } })), [query, response]);
}

function LinkButton({ language }: { language: Language }) {
  const [queryEditor, variableEditor] = useGraphiQL((state) => [state.queryEditor, state.variableEditor]);
  useWrappedLines();
  const label = language === "vi" ? "Chép liên kết tới câu hỏi này" : "Copy the link to this question";
  return (
    <ToolbarButton label={label} onClick={() => showLink({ query: queryEditor?.getValue() ?? "", variables: variableEditor?.getValue() ?? "" })}>
      <svg viewBox="0 0 16 16" className="graphiql-toolbar-icon" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round">
        <path d="M6.5 9.5a3 3 0 0 0 4.3 0l2.3-2.3a3 3 0 0 0-4.3-4.3l-1 1M9.5 6.5a3 3 0 0 0-4.3 0L2.9 8.8a3 3 0 0 0 4.3 4.3l1-1" />
      </svg>
    </ToolbarButton>
  );
}

function Page() {
  const [language, setLanguage] = useState(chosenLanguage);
  const fetcher = useMemo(() => fetcherIn(language), [language]);
  const linked = useMemo(linkedQuestion, []);

  function choose(language: Language) {
    chooseLanguage(language);
    setLanguage(language);
  }

  return (
    <GraphiQL
      fetcher={fetcher}
      plugins={PLUGINS}
      defaultTabs={linked ? [linked, ...QUESTIONS] : QUESTIONS}
      initialQuery={linked?.query}
      initialVariables={linked?.variables}
      onEditQuery={forgetLink}
      onEditVariables={forgetLink}
    >
      <GraphiQL.Logo>
        <Languages language={language} onChoose={choose} />
      </GraphiQL.Logo>
      <GraphiQL.Toolbar>
        {({ prettify, merge, copy }) => (
          <>
            {prettify}
            {merge}
            {copy}
            <LinkButton language={language} />
          </>
        )}
      </GraphiQL.Toolbar>
    </GraphiQL>
  );
}

document.documentElement.lang = chosenLanguage();
createRoot(document.getElementById("graphiql")!).render(<Page />);
