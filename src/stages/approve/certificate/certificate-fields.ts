import type { Bilingual } from '../../../domain/bilingual.ts';
import type { CertificateKind } from '../../../domain/certificate.ts';
import type { IdentifierKind } from '../../../domain/identifiers.ts';

export type CertificateField = {
  readonly key: string;
  readonly title: Bilingual;
  /** Fact that it is prefilled from; null where no document of a dossier states it. */
  readonly fact: string | null;
  readonly form: 'text' | 'date' | IdentifierKind;
  readonly required: boolean;
};

const field = (
  key: string,
  en: string,
  zh: string,
  fact: string | null,
  form: CertificateField['form'] = 'text',
  required = true,
): CertificateField => ({ key, title: { en, zh }, fact, form, required });

const holder = field('holder.name', 'Marketing authorisation holder', '药品上市许可持有人', 'mah.name');
const holderCode = field(
  'holder.creditCode',
  'Unified social credit code of the holder',
  '持有人统一社会信用代码',
  null,
  'social-credit-code',
);
const holderProvince = field('holder.province', 'Province of the holder', '持有人所在省份', 'mah.province');
const manufacturer = field('manufacturer.name', 'Contract manufacturer', '受托生产企业', 'cmo.name');
const manufacturerCode = field(
  'manufacturer.creditCode',
  'Unified social credit code of the manufacturer',
  '受托生产企业统一社会信用代码',
  null,
  'social-credit-code',
);
const site = field('manufacturer.address', 'Manufacturing address', '生产地址', 'cmo.siteAddress');
const licence = field(
  'manufacturer.licence',
  'Licence of the manufacturer',
  '受托生产企业许可证编号',
  'cmo.licence.number',
  'manufacturing-licence',
);
const licenceEnd = field('manufacturer.licenceValidTo', 'That licence is valid to', '上述许可证有效期至', 'cmo.licence.validTo', 'date');
const product = [
  field('product.name', 'Product', '药品通用名称', 'product.genericName'),
  field('product.dosageForm', 'Dosage form', '剂型', 'product.dosageForm'),
  field('product.strength', 'Strength', '规格', 'product.strength'),
  field('product.approvalNumber', 'Approval number', '批准文号', 'product.approvalNumber', 'drug-approval', false),
];
const application = field('application.date', 'Date of application', '申请日期', 'application.date', 'date');
const agreements = [
  field('agreement.signDate', 'Contract agreement signed', '委托协议签订日期', 'agreement.signDate', 'date'),
  field('agreement.validTo', 'Contract agreement valid to', '委托协议有效期至', 'agreement.validTo', 'date', false),
];
const issue = field('issue.date', 'Date of issue', '发证日期', null, 'date');
const end = field('valid.to', 'Valid to', '有效期至', null, 'date');

/**
 * What stands on each paper, in order. The list is ours, made from what Announcement 134 (XIX) and the licence rules ask for; it is not
 * verified against the authority's own forms, and every paper says so.
 */
export const certificateFields: Readonly<Record<CertificateKind, readonly CertificateField[]>> = {
  'class-b-licence': [
    holder, holderCode, holderProvince, ...product, manufacturer, site, licence, licenceEnd,
    field('opinion.date', 'Date of the Written Opinion', '药品受托生产意见书日期', 'writtenOpinion.date', 'date', false),
    ...agreements, application,
    field('licence.number', 'Class B licence number', 'B类许可证编号', null, 'manufacturing-licence'), issue, end,
  ],
  'class-c-licence': [
    manufacturer, manufacturerCode, site,
    field('manufacturer.headOfProduction', 'Head of production', '生产负责人', 'cmo.headOfProduction.name'),
    field('manufacturer.headOfQuality', 'Head of quality', '质量负责人', 'cmo.headOfQuality.name'),
    holder, ...product, ...agreements, application,
    field('licence.number', 'Class C licence number', 'C类许可证编号', 'cmo.licence.number', 'manufacturing-licence'), issue, end,
  ],
  'written-opinion': [
    holder, holderProvince, manufacturer, site, licence, licenceEnd, ...product, ...agreements, application,
    field('opinion.number', 'Number of the Written Opinion', '意见书编号', null), issue,
    field('opinion.useBy', 'Class B application due by', 'B类许可申请截止日期', null, 'date'),
  ],
}; // prettier-ignore
