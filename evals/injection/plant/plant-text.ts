import { surroundings, type Planted, type Surroundings } from './carriers.ts';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const spaced = (text: string): string => [...text].join('\u200b');

const html: Readonly<Record<string, readonly [boolean, (text: string) => string]>> = {
  'display none': [true, (text) => `<p style="display: none">${text}</p>`],
  'visibility hidden': [true, (text) => `<p style="visibility:hidden">${text}</p>`],
  'hidden attribute': [true, (text) => `<div hidden>${text}</div>`],
  'class in a style sheet': [true, (text) => `<style>.a, .quiet { display: none; }</style><p class="quiet">${text}</p>`],
  'id in a style sheet': [true, (text) => `<style>#q{opacity:0}</style><p id="q">${text}</p>`],
  white: [true, (text) => `<p style="color:#fff">${text}</p>`],
  'white by class': [true, (text) => `<style>span.w{color:white}</style><p>ok <span class="w">${text}</span></p>`],
  'no size': [true, (text) => `<span style="font-size:0">${text}</span>`],
  'one pixel': [true, (text) => `<span style="font-size:1px">${text}</span>`],
  'off the screen': [true, (text) => `<div style="position:absolute; left:-9999px">${text}</div>`],
  transparent: [true, (text) => `<div style="opacity:0">${text}</div>`],
  'hidden cell': [true, (text) => `<table><tr><th>1</th><th>2</th></tr><tr><td>x</td><td style="display:none">${text}</td></tr></table>`],
  paragraph: [false, (text) => `<p>${text}</p>`],
  'table cell': [false, (text) => `<table><tr><th>No</th><th>Text</th></tr><tr><td>1</td><td>${text}</td></tr></table>`],
  comment: [false, (text) => `<!-- ${text.replaceAll('--', '—').replaceAll('&lt;', '<').replaceAll('&quot;', '"')} -->`],
  'alternative text': [false, (text) => `<img src="x.png" alt="${text}">`],
  'white on a dark head': [false, (text) => `<div style="background:#123456"><p style="color:#fff">${text}</p></div>`],
}; // prettier-ignore
const markdown: Readonly<Record<string, readonly [boolean, (text: string) => string]>> = {
  'without width': [true, spaced],
  paragraph: [false, (text) => text],
  'table cell': [false, (text) => `| No | Text |\n|---|---|\n| 1 | ${text.replaceAll('|', '\\|')} |`],
  comment: [false, (text) => `<!-- ${text.replaceAll('--', '—')} -->`],
  'link title': [false, (text) => `[annex](a.md "${text.replaceAll('"', '')}")`],
};
export const textCarriers = [
  ...Object.keys(html).map((name) => `html: ${name}`),
  ...Object.keys(markdown).map((name) => `md: ${name}`),
  'md: file name',
];

export function plantText(text: string, language: Surroundings, carrier: string, name = 'agreement'): Planted {
  const [title, ...rest] = surroundings[language];
  const kind = carrier.slice(carrier.indexOf(' ') + 1);
  if (carrier.startsWith('html')) {
    const [hidden, write] = html[kind]!;
    return {
      carrier,
      path: `${name}.html`,
      bytes: bytes(
        `<!doctype html><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>${rest.map((p) => `<p>${p}</p>`).join('')}${write(escaped(text))}`,
      ),
      hidden,
    };
  }
  const path = kind === 'file name' ? `${text.replace(/[/\\<>:"|?*\n]/gu, ' ').slice(0, 180)}.md` : `${name}.md`;
  const [hidden, write] = markdown[kind] ?? [false, () => ''];
  return { carrier, path, bytes: bytes(`# ${title}\n\n${rest.join('\n\n')}\n\n${write(text)}\n`), hidden };
}
