import { describe, expect, it } from 'vitest';
import { readTable } from '../../../src/stages/classify/device-table.ts';
import { loadDeviceResources } from '../../../src/workspace/load-device-resources.ts';
import { knowledgeFolder } from '../../../src/workspace/load-knowledge.ts';

const { table } = loadDeviceResources(knowledgeFolder);
const read = (text: string) => readTable(text, table);

describe('the annexed table', () => {
  it.each([
    ['经静脉输注药液，连续使用不超过24小时', 3, true],
    ['导尿管，经尿道插入膀胱，留置时间不超过7天', 2, true],
    ['植入骨组织，在体内滞留30天以上', 3, true],
    ['敷料，贴于完整皮肤，使用时间不超过24小时', 1, true],
  ])('of “%s” has the cell %i', (text, least, decided) => {
    expect(read(text)).toMatchObject({ least, decided });
  });
  it('leaves the class open between the cells of an unstated time, and asks for it', () => {
    expect(read('用于腹腔引流')).toMatchObject({ least: 2, most: 3, decided: false, open: ['device.duration'] });
  });
  it('decides nothing by a cell that is not remembered', () => {
    const reading = read('敷料，用于创面，使用30天以上');
    expect(reading.decided).toBe(false);
    expect(reading.least).toBeUndefined();
  });
  it('takes the graver of two places and the longest of several times', () => {
    expect(read('穿刺皮肤后进入股动脉，使用2小时，必要时留置14天')).toMatchObject({
      contact: { en: 'blood circulation or central nervous system' },
      time: { en: 'short (24 h to 30 days)' },
    });
  });
  it('does not take a shelf life for a time of contact', () => {
    expect(read('一次性使用吸引管，用于口腔，有效期3年').time).toBeUndefined();
  });
  it('leaves an active device open between the cells of its harm', () => {
    expect(read('高频电刀，用于切割组织')).toMatchObject({ least: 2, most: 3, decided: false, open: ['device.harm'] });
  });
});
