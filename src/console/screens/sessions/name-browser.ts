const browsers: readonly (readonly [name: string, sign: RegExp])[] = [
  ['Edge', /\bEdgA?\//u],
  ['Firefox', /\bFirefox\//u],
  ['Chrome', /\b(?:Headless)?Chrome\//u],
  ['Safari', /\bSafari\//u],
];
const systems: readonly (readonly [name: string, sign: RegExp])[] = [
  ['Windows', /\bWindows\b/u],
  ['Android', /\bAndroid\b/u],
  ['iOS', /\b(?:iPhone|iPad)\b/u],
  ['macOS', /\bMac OS X\b/u],
  ['Linux', /\bLinux\b/u],
];

/** Browser and system by which a person knows a session again (`Firefox, Windows`), from a User-Agent, which a browser may make up; '' for none known. */
export function nameBrowser(userAgent: string): string {
  const nameIn = (known: typeof browsers): string[] => known.filter(([, sign]) => sign.test(userAgent)).map(([name]) => name).slice(0, 1); // prettier-ignore
  return [...nameIn(browsers), ...nameIn(systems)].join(', ');
}
