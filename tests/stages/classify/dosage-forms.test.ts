import { describe, expect, it } from 'vitest';
import { dosageFormOf } from '../../../src/stages/classify/dosage-forms.ts';

describe('the dosage form of a text', () => {
  it.each([
    ['solution for injection', 'injection'],
    ['powder for solution for injection', 'powder-for-injection'],
    ['Cefalansin sodium for injection', 'powder-for-injection'],
    ['注射液', 'injection'],
  ])('“%s” is %s', (text, id) => {
    expect(dosageFormOf(text)?.id).toBe(id);
  });
});
