import { expect, it } from 'vitest';
import { personNamesOf } from '../../../src/governance/index.ts';

it('names of persons are taken from facts that name persons, and firms, places and sentences are not', () => {
  expect(
    personNamesOf([
      { key: 'cmo.headOfProduction.name', value: '陈立' },
      { key: 'cmo.name', value: '湖北港湾药业有限公司' },
      { key: 'mah.name', value: 'Northwind Holder Ltd' },
      { key: 'cmo.qualifiedPersons', value: [{ name: 'Ms Odile Frane', posts: ['QP'] }, { name: '待定人员若干名' }] },
      { key: 'cmo.headOfQuality.posts', value: [{ employer: '港湾药业', title: '质量负责人' }] },
      { key: 'retention.thirdParty.name', value: 'Acme Store' },
    ]),
  ).toEqual(['陈立', 'Odile Frane']);
});
