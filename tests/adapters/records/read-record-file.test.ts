import { describe, expect, it } from 'vitest';
import { readRecordFile } from '../../../src/adapters/records/read-record-file.ts';
import { AppError } from '../../../src/domain/index.ts';

const good = 'kind,enterprise,date,result,summary,source\ninspection,Northglass Ltd,2026-02-03,adverse,No line clearance,Notice 7\n';

describe('a file of enterprise records', () => {
  it('is read from CSV, each record named by file and line', () => {
    expect(readRecordFile('a.csv', good)).toMatchObject([
      { id: 'a.csv:2', kind: 'inspection', enterprise: 'Northglass Ltd', result: 'adverse' },
    ]);
  });
  it('is read with Chinese titles and values, and a byte-order mark', () => {
    const text =
      '\uFEFF记录类型,企业名称,统一社会信用代码,日期,结果,摘要,来源\n抽检,示例制药有限公司,91350100M000100Y43,2026-01-02,不合格,含量不合格,通告1号\n';
    expect(readRecordFile('b.csv', text)[0]).toMatchObject({ kind: 'sampling', result: 'adverse', uscc: '91350100M000100Y43' });
  });
  it('is read from a JSON list', () => {
    const rows = [{ kind: 'credit', enterprise: 'A Co', date: '2026-01-01', result: 'clean', summary: 'none', source: 'register' }];
    expect(readRecordFile('c.json', JSON.stringify(rows))[0]?.id).toBe('c.json:1');
  });
  it.each([
    ['a bad day', good.replace('2026-02-03', '2026-13-03'), 'date'],
    ['an unknown result', good.replace('adverse', 'bad'), 'result'],
    ['a missing enterprise', good.replace('Northglass Ltd', ''), 'enterprise'],
  ])('with %s is refused as a whole, and line and field are named', (_, text, field) => {
    try {
      readRecordFile('a.csv', text);
      expect.unreachable();
    } catch (fault) {
      expect(fault).toBeInstanceOf(AppError);
      expect((fault as AppError).code).toBe('input.invalid');
      expect((fault as AppError).userMessage.zh).toContain(`2: ${field}`);
    }
  });
  it.each([
    ['a.csv', 'kind,enterprise\n', 'input.empty'],
    ['a.json', '{}', 'input.unreadable'],
    ['a.csv', 'a,b\n1,2,3\n', 'input.unreadable'],
  ])('%s holding %j is refused: %s', (name, text, code) => {
    expect(() => readRecordFile(name, text)).toThrow(expect.objectContaining({ code }) as Error);
  });
});
