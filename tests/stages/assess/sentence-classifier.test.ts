import { describe, expect, it } from 'vitest';
import { openClassifier, type ClassifierModel } from '../../../src/stages/assess/sentence-classifier.ts';
import { countTerms, sentenceLanguage, weighTerms } from '../../../src/stages/assess/sentence-features.ts';

const silent = { features: [], idf: [], breach: [], breachBias: -1000, topics: [], topicBias: [0, 0], clear: 500, weak: 250, not: -800 };
const model: ClassifierModel = {
  schema: 'sentence-classifier/1',
  trainedOn: { sentences: 4, sha256: 'f'.repeat(64) },
  requirements: ['A134-09-c', 'A134-12-a'] as ClassifierModel['requirements'],
  languages: {
    zh: silent,
    en: {
      features: ['change', 'release', 'without', 'approval', '@act_alone'],
      idf: [1000, 1000, 1000, 1000],
      breach: [0, 0, 1200, -200, 2000],
      breachBias: -200,
      topics: [[0, 150], [1, 150], [], [], []],
      topicBias: [-50, -50],
      clear: 500,
      weak: 250,
      not: -150,
    },
  },
};

describe('sentence classifier', () => {
  const read = openClassifier(model);

  it('reads a breach, the requirement it speaks of, and the words that spoke for it', () => {
    const reading = read('A change without approval', ['act_alone']);
    expect(reading).toMatchObject({ requirements: ['A134-09-c', 'A134-12-a'], breach: 'clear' });
    expect(reading.because).toEqual(['without', 'act_alone']);
    // 1200 / √3 for "without", −200 / √3 for "approval", 0.3 × 2000 for the concept, −200 for the bias, in thousandths.
    expect(reading.margin).toBeCloseTo((1.2 - 0.2) / Math.sqrt(3) + 0.6 - 0.2, 10);
  });

  it('names the topic that weighs most', () => {
    expect(read('Release without approval', ['act_alone']).requirements[0]).toBe('A134-12-a');
  });

  it('keeps a reading near the boundary as a hint', () => {
    expect(read('Change without approval', [])).toMatchObject({ breach: 'weak' });
  });

  it('names no requirement for a sentence on the other side of the boundary', () => {
    expect(read('Change with approval', [])).toMatchObject({ breach: 'not', requirements: [] });
    expect(read('Change', [])).toMatchObject({ breach: 'not', requirements: [] });
  });

  it('takes a sentence with a fifth of Han characters for Chinese, which this model is silent on', () => {
    expect(sentenceLanguage('QA 经理单独放行')).toBe('zh');
    expect(sentenceLanguage('Approved by 李 alone in the works of the contractor')).toBe('en');
    expect(read('变更未经批准', ['act_alone'])).toMatchObject({ breach: 'not', margin: -1 });
  });
});

describe('features of a sentence', () => {
  it('are words and pairs of words in English, whatever the number', () => {
    expect([...countTerms('Twice 24 hours, twice 36 hours', 'en')]).toEqual([
      ['twice', 2],
      ['twice 0', 2],
      ['0', 2],
      ['0 hours', 2],
      ['hours', 2],
      ['hours twice', 1],
    ]);
  });

  it('are runs of one to four characters in Chinese', () => {
    expect([...countTerms('未 放行', 'zh').keys()]).toEqual(['未', '未放', '未放行', '放', '放行', '行']);
  });

  it('are normalised to length 1, unknown terms aside', () => {
    const weights = weighTerms(
      new Map([
        ['a', 1],
        ['b', 1],
        ['c', 5],
      ]),
      new Map([
        ['a', 3],
        ['b', 4],
      ]),
    );
    expect([...weights]).toEqual([
      ['a', 0.6],
      ['b', 0.8],
    ]);
  });
});
