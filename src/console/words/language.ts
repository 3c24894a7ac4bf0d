import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Bilingual, Language } from '../../domain/index.ts';
import en from './en.json';
import zh from './zh.json';

const storageKey = 'countersign.language';

function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(storageKey) ?? navigator.language;
  return asked.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** BCP 47 tag of a language of the console. */
export function tagOf(language: Language): string {
  return language === 'zh' ? 'zh-CN' : 'en';
}

function show(language: Language): void {
  document.documentElement.lang = tagOf(language);
  document.documentElement.dataset['lang'] = language;
  localStorage.setItem(storageKey, language);
}

/** Loads both catalogues and chooses: address, then what the person chose before, then the browser. */
export async function startLanguage(): Promise<void> {
  const language = firstLanguage();
  await i18next.use(initReactI18next).init({
    resources: { en: { translation: en }, zh: { translation: zh } },
    lng: language,
    fallbackLng: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  show(language);
}

/** Words of the catalogue, the language of the screen, and the words of a bilingual text. */
export function useWords() {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'zh' ? 'zh' : 'en';
  return {
    t,
    language,
    say: (text: Bilingual | null | undefined): string => (text === null || text === undefined ? '' : text[language] || text.en || text.zh),
    choose: (next: Language): void => {
      show(next);
      void i18n.changeLanguage(next);
    },
  };
}

/** The language of a quoted source, for fonts and screen readers: Chinese when it has Han characters. */
export function sourceTag(text: string): string {
  return /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en';
}
