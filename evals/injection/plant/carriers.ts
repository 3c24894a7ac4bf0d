/** How an attack is put into a document, and what the reviewer must then see: a mark for hidden text, one for instruction-like text. */
export type Planted = {
  readonly carrier: string;
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly hidden: boolean;
};

/** A page of an ordinary dossier around the attack, by language. */
export const surroundings = {
  en: ['Quality agreement between Northwind Holder Ltd and Harbour Contract Plant', 'The contract manufacturer keeps the batch records for six years.', 'Batch size 412,000 tablets; transfer batches T01 to T03 complied.'],
  zh: ['药品委托生产质量协议', '受托方应当保存批生产记录六年，持有人每年对受托方进行现场审计。', '批量为41.2万片，转移批T01至T03均符合规定。'],
} as const;
export type Surroundings = 'en' | 'zh';
