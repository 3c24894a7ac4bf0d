import { z } from 'zod';
import { routes, type RouteContract } from '../contract/index.ts';

/** The route table as a page to read: every route with its roles, parameters and shapes. No script; styled by `apiPageStyle`. */
export function apiPage(version: string): string {
  const sections = (Object.entries(routes) as [string, RouteContract][]).map(([name, route]) => section(name, route)).join('\n');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Countersign API ${escape(version)}</title><meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/api/docs.css"></head>
<body><main><h1>Countersign API <small>${escape(version)}</small></h1>
<p>Sign in with <code>POST /api/session</code> and send the cookie and the header <code>x-csrf-token</code>, or send <code>Authorization: Bearer</code> with a token. Machine-readable: <a href="/api/openapi.json">openapi.json</a>. Refusals have the body <code>{ error: { code, message: { en, zh }, details } }</code>.</p>
${sections}
</main></body></html>
`;
}

export const apiPageStyle = `body{font:15px/1.5 system-ui,sans-serif;margin:0;color:#15202b;background:#fff}main{max-width:62rem;margin:0 auto;padding:1.5rem}
section{border-top:1px solid #bcc6cd;padding:.75rem 0}h2{font-size:1rem;margin:0}code,pre{font:13px/1.45 ui-monospace,monospace}pre{background:#f7f9fa;padding:.5rem .75rem;overflow:auto}small{color:#5c6974}
@media(prefers-color-scheme:dark){body{color:#e6ebee;background:#151c21}pre{background:#11181c}a{color:#84c8e2}small{color:#95a3ad}section{border-color:#3f4e58}}`;

function section(name: string, { method, path, summary, roles, query, body, response }: RouteContract): string {
  const shapes = [
    ['Query', query],
    ['Body', body],
    ['Answer', response],
  ] as const;
  const details = shapes
    .filter(([, shape]) => shape !== undefined && shape !== 'nothing')
    .map(
      ([title, shape]) =>
        `<details><summary>${title}</summary><pre>${escape(typeof shape === 'string' ? shape : schemaText(shape as z.ZodType, title === 'Answer'))}</pre></details>`,
    )
    .join('');
  return `<section id="${name}"><h2><code>${method} ${escape(path)}</code></h2><p>${escape(summary)}. <small>Roles: ${typeof roles === 'string' ? roles : roles.join(', ')}</small></p>${details}</section>`;
}

function schemaText(schema: z.ZodType, output: boolean): string {
  return JSON.stringify(z.toJSONSchema(schema, { io: output ? 'output' : 'input', unrepresentable: 'any' }), null, 1);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
