import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPasswordList } from '../../../src/adapters/password/read-password-list.ts';
import { newFolder } from '../store/new-folder.ts';

const write = (text: string): string => {
  const file = join(newFolder(), 'refused.txt');
  writeFileSync(file, text);
  return file;
};

describe('the list of passwords that an organisation refuses', () => {
  it('is read line by line, without regard to case, width and blanks at the ends', () => {
    expect([...readPasswordList(write('Dragon-Boat-Race\r\n\n  ＳＰＲＩＮＧ festival \n'))]).toEqual([
      'dragon-boat-race',
      'spring festival',
    ]);
  });

  it('stops the start when it is not there or holds nothing', () => {
    for (const file of [write('\n \n'), join(newFolder(), 'nowhere.txt')])
      expect(() => readPasswordList(file)).toThrow(expect.objectContaining({ code: 'config.invalid' }));
  });
});
