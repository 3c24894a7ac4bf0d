import { personNames, plainName } from './person-names.ts';
import type { Source } from './source.ts';

const zhThenEn = /([\u4e00-\u9fff]{2,4})\s*[（(]\s*([A-Z][\p{Ll}’'-]+(?:[ -][A-Z][\p{L}’'-]+){1,2})\s*[)）]/gu;
const enThenZh = /([A-Z][\p{Ll}’'-]+(?:[ -][A-Z][\p{L}’'-]+){1,2})\s*[（(]\s*([\u4e00-\u9fff]{2,4})\s*[)）]/gu;

/** Chinese names of people whom a document writes in both scripts (`费奥瑞（Aurel Finch）`), by the other form. Nothing is spelt out by guess. */
export function nameAliases(source: Source): ReadonlyMap<string, string> {
  const aliases = new Map<string, string>();
  const note = (en: string, zh: string): void => {
    if (personNames(zh).length === 1 && personNames(en).length === 1) aliases.set(plainName(en), zh);
  };
  for (const document of source.documents) {
    for (const page of document.pages) {
      for (const m of page.text.matchAll(zhThenEn)) note(m[2] ?? '', m[1] ?? '');
      for (const m of page.text.matchAll(enThenZh)) note(m[1] ?? '', m[2] ?? '');
    }
  }
  return aliases;
}
