import { type ReactNode, createContext, use, useCallback, useEffect, useMemo, useState } from 'react';
import type { Language } from '../api/contract';
import { type Dictionary, en } from './en';
import { type Format, formatFor, localeFor } from './format';

const CHOSEN = 'flipbridge.language';

export interface Speech {
  language: Language;
  t: Dictionary;
}

interface Words extends Speech {
  f: Format;
  setLanguage(language: Language): void;
}

const WordsContext = createContext<Words | undefined>(undefined);

/** @param first loaded before anything is shown, so that no page flashes up in another language */
export function LanguageProvider({ first, children }: { first: Speech; children: ReactNode }) {
  const [speech, speak] = useState(first);
  const { language } = speech;
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const setLanguage = useCallback((chosen: Language) => {
    try {
      localStorage.setItem(CHOSEN, chosen);
    } catch {
      // A browser that keeps nothing asks the account or its own settings next time.
    }
    void speechIn(chosen).then(speak);
  }, []);
  const words = useMemo(
    () => ({ ...speech, f: formatFor(localeFor(speech.language, navigator.languages)), setLanguage }),
    [speech, setLanguage],
  );
  return <WordsContext value={words}>{children}</WordsContext>;
}

/** Around pages that speak English only. */
export function InEnglish({ children }: { children: ReactNode }) {
  const { setLanguage } = useWords();
  const words = useMemo(
    () => ({
      language: 'en' as const,
      t: en,
      f: formatFor(localeFor('en', navigator.languages)),
      setLanguage,
    }),
    [setLanguage],
  );
  return (
    <WordsContext value={words}>
      <div lang="en" className="in-english">
        {children}
      </div>
    </WordsContext>
  );
}

export function useWords(): Words {
  const words = use(WordsContext);
  if (!words) {
    throw new Error('no LanguageProvider');
  }
  return words;
}

/** The other language's texts are fetched when they are wanted; without a connection it stays at English. */
export async function speechIn(language: Language): Promise<Speech> {
  if (language === 'es') {
    try {
      return { language, t: (await import('./es')).es };
    } catch {
      return { language: 'en', t: en };
    }
  }
  return { language, t: en };
}

/** What was chosen here before, else the first language that the browser names and we speak. */
export function firstLanguage(): Language {
  let chosen: string | null = null;
  try {
    chosen = localStorage.getItem(CHOSEN);
  } catch {
    // see above
  }
  return chosen === 'en' || chosen === 'es' ? chosen : languageOf(navigator.languages);
}

export function languageOf(wanted: readonly string[]): Language {
  const spoken = wanted.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag === 'en' || tag === 'es');
  return spoken === 'es' ? 'es' : 'en';
}
