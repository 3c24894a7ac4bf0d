/** What the form of an identifier tells. None says that it exists or is in force: that is the registry's to say. */
export type IdentifierCheck = 'check_digit_ok' | 'check_digit_differs' | 'format_ok' | 'format_differs' | 'not_checkable';
export type IdentifierKind = 'social-credit-code' | 'drug-approval' | 'national-drug-code' | 'manufacturing-licence' | 'other';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const provinces = '京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新';

/** GB 32100-2015: is the last character what the first seventeen give? A failure is a reason to look at the registry, no more. */
export function socialCreditCodeFits(code: string): boolean {
  let weight = 1;
  let sum = 0;
  for (const c of code.slice(0, 17)) {
    const value = alphabet.indexOf(c);
    if (value < 0) return false;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet[(31 - (sum % 31)) % 31] === code[17];
}

/** The last of fourteen digits by the modulus of ten with weights 3 and 1 from the right. */
function gtinFits(code: string): boolean {
  const digits = [...code].map(Number);
  const sum = digits
    .slice(0, -1)
    .reverse()
    .reduce((total, d, i) => total + d * (i % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10 === digits.at(-1);
}

const forms: Readonly<Partial<Record<IdentifierKind, RegExp>>> = {
  'social-credit-code': /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/u,
  'drug-approval': /^国药准字(?:[HZS][CJ]?|[BTFJ])\d{8}$/u,
  'national-drug-code': /^869\d{11}$/u,
  'manufacturing-licence': new RegExp(`^[${provinces}](?:19|20)\\d{6}$`, 'u'),
};

/** Form and, where there is one, check digit of an identifier; spaces, hyphens and full width make no difference. */
export function checkIdentifier(kind: IdentifierKind, text: string): IdentifierCheck {
  const code = text.normalize('NFKC').replace(/[\s-]/gu, '').toUpperCase();
  const form = forms[kind];
  if (form === undefined) return 'not_checkable';
  if (!form.test(code)) return 'format_differs';
  if (kind === 'social-credit-code') return socialCreditCodeFits(code) ? 'check_digit_ok' : 'check_digit_differs';
  if (kind === 'national-drug-code') return gtinFits(code) ? 'check_digit_ok' : 'check_digit_differs';
  return 'format_ok';
}
