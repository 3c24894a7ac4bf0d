import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where everything of a workspace lives. All but `intake`, `layout` and `cache` is the record; those can be made again or are empty at rest. */
export type Folders = {
  readonly root: string;
  readonly database: string;
  readonly content: string;
  readonly keys: string;
  readonly auditLogs: string;
  /** Uploaded files until their draft is made: `<dossierId>/…`. */
  readonly intake: string;
  /** Answers of models, as they came. */
  readonly answers: string;
  /** Vectors of clauses, questions and dossiers, where an endpoint gives them; can be made again. */
  readonly vectors: string;
  /** Page layouts of read documents, and each dossier as it was read: `<dossierId>/…`. */
  readonly layout: string;
  /** What takes long to derive from the knowledge base; may be deleted at any time. */
  readonly cache: string;
  /** Official texts that users imported. */
  readonly officialTexts: string;
};

export const databaseOf = (workspace: string): string => join(resolve(workspace), 'countersign.db');
export const cacheOf = (workspace: string): string => join(resolve(workspace), 'cache');
export const officialTextsOf = (workspace: string): string => join(resolve(workspace), 'knowledge', 'official');

export function makeFolders(workspace: string): Folders {
  const root = resolve(workspace);
  const folders: Folders = {
    root,
    database: databaseOf(root),
    content: join(root, 'content'),
    keys: join(root, 'keys'),
    auditLogs: join(root, 'audit-logs'),
    intake: join(root, 'intake'),
    answers: join(root, 'answers'),
    vectors: join(root, 'vectors'),
    layout: join(root, 'layout'),
    cache: cacheOf(root),
    officialTexts: officialTextsOf(root),
  };
  mkdirSync(root, { recursive: true, mode: 0o700 });
  for (const folder of [folders.content, folders.auditLogs, folders.intake, folders.layout, folders.officialTexts])
    mkdirSync(folder, { recursive: true });
  for (const folder of [folders.keys, folders.answers, folders.vectors]) mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folders;
}
