import { readFileSync } from 'node:fs';
import { AppError } from '../../domain/errors.ts';
import { foldPassword } from '../../domain/guessable-password.ts';

/**
 * Passwords that the organisation refuses: one a line, UTF-8, compared without regard to case. @throws AppError `config.invalid` when the file
 * cannot be read or holds none: a list that silently does nothing is worse than a start that fails.
 */
export function readPasswordList(file: string): ReadonlySet<string> {
  const listed = new Set(linesOf(file).map(foldPassword));
  listed.delete('');
  if (listed.size === 0) throw unusable(file, 'no lines');
  return listed;
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/u);
  } catch (fault) {
    throw unusable(file, String(fault));
  }
}

function unusable(file: string, detail: string): AppError {
  return new AppError('config.invalid', `${file}: ${detail}`, {
    en: `COUNTERSIGN_PASSWORD_LIST names ${file}, which cannot be read or holds no password. Give a text file with one password a line.`,
    zh: `COUNTERSIGN_PASSWORD_LIST指向的${file}无法读取或没有内容。请提供每行一个密码的文本文件。`,
  });
}
