/** The menu of sample questions: grouped, found without diacritics, opened in a tab of their own as often as one likes. */

import { useEffect, useMemo, useRef, useState } from "react";

import { fold, holds } from "./fold";
import { say, type Language } from "./language";
import { firstSamples, groups, savedSamples, type Sample } from "./questions";

export function useSamples(language: Language): Sample[] {
  const [saved, setSaved] = useState<Sample[]>([]);
  useEffect(() => void savedSamples(language).then(setSaved, () => setSaved([])), [language]);
  return useMemo(() => [...firstSamples(), ...saved], [language, saved]);
}

export function Samples({ samples, onOpen }: { samples: Sample[]; onOpen(sample: Sample): void }) {
  const [isOpen, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const close = (event: React.FocusEvent) => {
    if (!menu.current?.contains(event.relatedTarget)) setOpen(false);
  };

  function open(sample: Sample) {
    setOpen(false);
    onOpen(sample);
  }

  return (
    <div className="hub-menu" ref={menu} onBlur={close} onKeyDown={(event) => event.key === "Escape" && setOpen(false)}>
      <button type="button" className="hub-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {say("Câu hỏi mẫu", "Sample questions")} ▾
      </button>
      {isOpen && <Listing samples={samples} onOpen={open} />}
    </div>
  );
}

function Listing({ samples, onOpen }: { samples: Sample[]; onOpen(sample: Sample): void }) {
  const [search, setSearch] = useState("");
  const found = samples.filter(({ title, answers, query }) => holds(fold(`${title} ${answers} ${query}`), search));
  const label = say("Tìm câu hỏi, không cần dấu", "Find a question");
  return (
    <div className="hub-listing" tabIndex={-1}>
      <input type="search" autoFocus value={search} placeholder={label} aria-label={label} onChange={(event) => setSearch(event.target.value)} />
      <p role="status">{say(`${found.length} câu hỏi`, `${found.length} questions`)}</p>
      {groups(samples).map((group) => (
        <Group key={group} name={group} samples={found.filter((sample) => sample.group === group)} onOpen={onOpen} />
      ))}
    </div>
  );
}

function Group({ name, samples, onOpen }: { name: string; samples: Sample[]; onOpen(sample: Sample): void }) {
  if (samples.length === 0) return null;
  return (
    <section aria-label={name}>
      <h3>{name}</h3>
      {samples.map((sample) => (
        <button key={sample.name || sample.title} type="button" title={sample.answers} onClick={() => onOpen(sample)}>
          {sample.title}
        </button>
      ))}
    </section>
  );
}
