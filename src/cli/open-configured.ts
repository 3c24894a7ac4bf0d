import { existsSync, readFileSync } from 'node:fs';
import { createLog } from '../adapters/log/create-log.ts';
import type { Config } from '../config/read-config.ts';
import { AppError } from '../domain/index.ts';
import type { AnchorSettings } from '../workspace/anchors.ts';
import { openWorkspace, type Workspace, type WorkspaceOptions } from '../workspace/open-workspace.ts';

/** The configured workspace, with what remembers its log outside. */
export function openConfigured(config: Config, options: Omit<Partial<WorkspaceOptions>, 'folder' | 'anchors'> = {}): Promise<Workspace> {
  const { workspace: folder, passwordList } = config;
  return openWorkspace({ log: createLog('error'), ...options, folder, passwordList, anchors: anchorSettings(config) });
}

/** Opens the configured workspace for one piece of work and closes it again. */
export async function withinWorkspace<T>(config: Config, work: (workspace: Workspace) => Promise<T>): Promise<T> {
  const workspace = await openConfigured(config, { search: false });
  try {
    return await work(workspace);
  } finally {
    await workspace.close();
  }
}

export function anchorSettings({ anchors: { witnesses, copies, timestamps } }: Config): AnchorSettings {
  if (timestamps === undefined) return { witnesses, copies };
  const { url, authorityFile } = timestamps;
  if (!existsSync(authorityFile))
    throw new AppError('config.invalid', `no file ${authorityFile}`, {
      en: `COUNTERSIGN_TIMESTAMP_CA names ${authorityFile}, which does not exist. Give the PEM file of the timestamp authority's root certificate.`,
      zh: `COUNTERSIGN_TIMESTAMP_CA指向的${authorityFile}不存在。请提供时间戳机构根证书的PEM文件。`,
    });
  return { witnesses, copies, timestamps: { url, authorities: readFileSync(authorityFile, 'utf8') } };
}
