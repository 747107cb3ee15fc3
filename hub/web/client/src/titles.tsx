/** The names of tabs: what each question is called by its first comment. */

import { useGraphiQL } from "@graphiql/react";
import { useLayoutEffect } from "react";

import { say, type Language } from "./language";
import { titleOf } from "./questions";

const UNNAMED = "<untitled>"; // as GraphiQL has it

export function Titles({ language }: { language: Language }) {
  const tabs = useGraphiQL((state) => state.tabs);
  useLayoutEffect(() => {
    tabs.forEach((tab, place) => {
      const button = document.getElementById(`graphiql-session-tab-${place}`);
      const title = titleOf(tab.query) ?? (tab.title === UNNAMED ? say("Chưa đặt tên", "Without a name") : tab.title);
      if (button?.firstChild && button.textContent !== title) {
        button.firstChild.nodeValue = title;
        button.title = title;
      }
    });
  }, [tabs, language]);
  return null;
}
