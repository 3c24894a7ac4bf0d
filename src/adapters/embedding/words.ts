import type { Bilingual } from '../../domain/index.ts';

export const embeddingWords = {
  unusable: (endpoint: string, detail: string): Bilingual => ({
    en: `The embedding endpoint “${endpoint}” gave an answer that cannot be used (${detail}). Search goes on without it; check the model of the endpoint.`,
    zh: `向量端点“${endpoint}”返回的结果无法使用（${detail}）。检索将在没有向量的情况下继续；请检查该端点的模型设置。`,
  }),
  failed: (endpoint: string, detail: string): Bilingual => ({
    en: `The embedding endpoint “${endpoint}” did not answer (${detail}). What it answered before is kept; search goes on without the rest. Try again later.`,
    zh: `向量端点“${endpoint}”没有响应（${detail}）。此前已获得的向量已保存；检索将在缺少其余向量的情况下继续。请稍后重试。`,
  }),
  otherDimensions: (endpoint: string, known: number, now: number): Bilingual => ({
    en: `The embedding endpoint “${endpoint}” now gives vectors of ${now} values where it gave ${known} before: another model stands behind the same name. Give the model a new name, or remove its stored vectors.`,
    zh: `向量端点“${endpoint}”现返回 ${now} 维向量，而此前为 ${known} 维：同一名称背后已换成另一个模型。请更换模型名称，或删除已保存的向量。`,
  }),
};
