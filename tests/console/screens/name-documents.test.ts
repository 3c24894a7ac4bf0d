import { describe, expect, it } from 'vitest';
import { nameDocuments } from '../../../src/console/screens/desk/name-documents.ts';

describe('documents in a choice', () => {
  it('stand under the name of their file, with the folder only where two have the same name', () => {
    const names = nameDocuments(['submission.zip/01_Form.pdf', 'a/list.xlsx', 'b/list.xlsx', 'plan.md']);
    expect([...names.values()]).toEqual(['01_Form.pdf', 'a/list.xlsx', 'b/list.xlsx', 'plan.md']);
  });
});
