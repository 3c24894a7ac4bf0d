import type { Bilingual } from '../../domain/index.ts';

export type DosageForm = { readonly id: string; readonly label: Bilingual; readonly pattern: RegExp; readonly sterile: boolean };

/** Common dosage forms, the more special before the more general. `sterile`: such a form is made sterile as a rule. */
export const dosageForms: readonly DosageForm[] = [
  { id: 'powder-for-injection', label: { en: 'Powder for injection', zh: '注射用无菌粉末' }, pattern: /powders? for (?:solution for )?(?:injection|infusion)|(?<!(?:solution|suspension|emulsion|concentrate|liquid) )for injection|lyophili[sz]ed|冻干粉针|粉针剂|注射用|无菌粉末/iu, sterile: true },
  { id: 'injection', label: { en: 'Injection', zh: '注射剂' }, pattern: /injections?\b|infusions?\b|pre-?filled syringe|注射液|注射剂|输液|小容量|大容量/iu, sterile: true },
  { id: 'eye', label: { en: 'Ophthalmic preparation', zh: '眼用制剂' }, pattern: /eye drops?|eye ointment|ophthalmic|滴眼|眼膏|眼用/iu, sterile: true },
  { id: 'inhalation', label: { en: 'Inhalation', zh: '吸入制剂' }, pattern: /inhal|nebuli[sz]|吸入|雾化/iu, sterile: false },
  { id: 'capsules', label: { en: 'Capsules', zh: '胶囊剂' }, pattern: /capsules?\b|胶囊/iu, sterile: false },
  { id: 'tablets', label: { en: 'Tablets', zh: '片剂' }, pattern: /tablets?\b|caplets?\b|片剂|[缓控肠分咀含泡]\p{Script=Han}{0,2}片|片$/iu, sterile: false },
  { id: 'granules', label: { en: 'Granules', zh: '颗粒剂' }, pattern: /granules?\b|颗粒/iu, sterile: false },
  { id: 'oral-liquid', label: { en: 'Oral liquid', zh: '口服液体制剂' }, pattern: /oral (?:solution|suspension|liquid)|syrup|口服(?:溶液|混悬|液)|糖浆|合剂/iu, sterile: false },
  { id: 'topical', label: { en: 'Cream, ointment or gel', zh: '软膏、乳膏、凝胶剂' }, pattern: /cream|ointment|\bgel\b|软膏|乳膏|凝胶/iu, sterile: false },
  { id: 'patch', label: { en: 'Patch', zh: '贴剂' }, pattern: /patch|transdermal|贴剂|贴膏|膏药/iu, sterile: false },
  { id: 'pills', label: { en: 'Pills', zh: '丸剂' }, pattern: /pills?\b|丸/iu, sterile: false },
  { id: 'suppositories', label: { en: 'Suppositories', zh: '栓剂' }, pattern: /suppositor|栓/iu, sterile: false },
]; // prettier-ignore

/** The form that a text names: the special one where a special and a general one fit. */
export function dosageFormOf(text: string): DosageForm | undefined {
  return dosageForms.find(({ pattern }) => pattern.test(text.normalize('NFKC').trim()));
}
