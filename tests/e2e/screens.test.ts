import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AuditPage, ClassificationView, DossierView, FactsView, FindingList } from '../../src/contract/index.ts';
import { axeObjections } from './axe-objections.ts';
import { chromiumPath, dossiersOf, read, signIn, type Visitor } from './browser.ts';
import { useSite } from './use-site.ts';
import { zipOf } from './zip-of.ts';

const agreement = (meetings: string): string =>
  `# Quality agreement\n\nParties: Northbank Pharma Ltd. (holder) and Velmora Tablets Ltd. (contract manufacturer).\n\n3.3 Joint risk assessment meetings of the two parties are held ${meetings}.\n`;

/** Drops a file on the place where files are received, as from a folder of the desktop. */
async function drop(page: Page, name: string, bytes: Buffer): Promise<void> {
  await page.locator('.drop').first().waitFor();
  await page.evaluate(
    ({ name: fileName, encoded }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0))], fileName));
      document.querySelector('.drop')!.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }));
    },
    { name, encoded: bytes.toString('base64') },
  );
}

describe.skipIf(chromiumPath === undefined)('beside the desk', () => {
  const site = useSite();
  let toma: Visitor;
  let ines: Visitor;
  let dossier: string;
  beforeAll(async () => {
    toma = await signIn(site.browser, site.server, 'toma');
    ines = await signIn(site.browser, site.server, 'ines', { language: 'zh', theme: 'dark' });
    dossier = (await dossiersOf(toma.page)).find(({ name }) => name.startsWith('Tavometine'))!.id;
  }, 300_000);

  it('a lead sees who is suggested and why, confirms, and the reviewer finds the dossier among their own with its clock', async () => {
    const { page } = toma;
    const row = page.locator('tbody tr', { hasText: 'Tavometine' });
    await row.getByText('Suggested: Ines Calder').waitFor();
    await row.locator('button.above').click();
    await page.locator('.allocation .candidate').first().waitFor();
    expect(await page.locator('.allocation .candidate').first().textContent()).toContain('Suggested');
    await page.locator('.allocation button.primary').click();
    await page.locator('dialog').waitFor({ state: 'detached' });
    await row
      .getByText(/days?$|due today/u)
      .first()
      .waitFor();
    await ines.page.goto(`${site.server.origin}/dossiers?view=mine`);
    await ines.page.locator('tbody tr', { hasText: 'Tavometine' }).waitFor();
    expect(await ines.page.locator('tbody tr').count()).toBe(1);
    const { lines } = await read<AuditPage>(page, `/api/audit?dossier=${dossier}&event=dossier.assigned`);
    expect(lines[0]?.record.data['suggested']).toBe(lines[0]?.record.data['assigned']);
  });

  it('the lead chooses another person only with a reason', async () => {
    const { page } = toma;
    await page.goto(`${site.server.origin}/dossiers/${dossier}/classification`);
    await page.locator('.allocation .candidate input').nth(1).check();
    expect(await page.locator('.allocation button.primary').isDisabled()).toBe(true);
    await page.locator('.allocation .field input').fill('Knows the site.');
    await page.locator('.allocation button.primary').click();
    await page.locator('.allocation .history li', { hasText: 'Knows the site.' }).waitFor();
  });

  it('keeps a view under a name, and the address alone brings it back', async () => {
    const { page } = toma;
    await page.goto(`${site.server.origin}/dossiers?risk=high&order=due`);
    await page.locator('.saved .linklike').click();
    await page.locator('.saved input').fill('High first');
    await page.keyboard.press('Enter');
    await page.locator('.saved a', { hasText: 'High first' }).waitFor();
    await page.goto(`${site.server.origin}/dossiers`);
    await page.locator('.saved a', { hasText: 'High first' }).click();
    await page.waitForURL(/risk=high/u);
    await expect.poll(() => page.locator('tbody tr').count()).toBe(1);
  });

  it('a reviewer confirms a suggestion in Chinese, corrects another with a reason, and reaches its passage with one click', async () => {
    const { page } = ines;
    await page.goto(`${site.server.origin}/dossiers/${dossier}/classification?question=sterility`);
    await page.locator('.suggestion h1').waitFor();
    await page.locator('.decide-suggestion .primary').click();
    await page.locator('.entry[aria-current] .confirmed').waitFor();
    await page.goto(`${site.server.origin}/dossiers/${dossier}/classification?question=drug-category`);
    await page.locator('.abstained').first().waitFor();
    await page.locator('.decide-suggestion .button').click();
    await page.locator('.decide-suggestion input').fill('3');
    await page.locator('.decide-suggestion textarea').fill('申请表第1页。');
    await page.locator('.decide-suggestion .primary').click();
    await page.locator('.entry[aria-current] .corrected').waitFor();
    const view = await read<ClassificationView>(page, `/api/dossiers/${dossier}/classification`);
    expect(view.decisions).toMatchObject([
      { suggestion: 'sterility', corrected: false },
      { suggested: { value: null }, decided: { value: '3' } },
    ]);
    await page.goto(`${site.server.origin}/dossiers/${dossier}/classification?question=dosage-form`);
    await page.locator('.suggestion .passage a').first().click();
    await page.locator('.hl-box.sel, mark.sel, .hl-box, mark').first().waitFor();
  });

  it('contradictions stand side by side in a matrix, each value one click from its words', async () => {
    const { page } = ines;
    await page.goto(`${site.server.origin}/dossiers/${dossier}/facts?view=matrix`);
    await page.locator('.matrix tbody tr').first().waitFor();
    expect(await page.locator('.matrix .said').count()).toBeGreaterThan(3);
    await page.locator('.matrix .said').first().click();
    await page.waitForURL(/\/desk\?file=/u);
  });

  it('a corrected fact stands beside what was read, and the rules run again while the page stays usable', async () => {
    const { page } = ines;
    const facts = await read<FactsView>(page, `/api/dossiers/${dossier}/facts`);
    const key = facts.definitions.find(
      ({ key: name, type, usedBy }) =>
        type === 'boolean' && usedBy.length > 0 && facts.facts.some((fact) => fact.key === name && fact.value === true),
    )!.key;
    await page.goto(`${site.server.origin}/dossiers/${dossier}/facts?fact=${encodeURIComponent(key)}`);
    await page.locator('.correct header .button').first().click();
    await page.locator('.correct select').selectOption('false');
    await page.locator('.correct textarea').fill('原件为手写，识别有误。');
    await page.locator('.correct .primary').click();
    await page.locator('.corrections li').first().waitFor();
    await page.locator('.note.warn').waitFor();
    await page.locator('.note.warn').waitFor({ state: 'detached', timeout: 240_000 });
    const after = await read<FactsView>(page, `/api/dossiers/${dossier}/facts`);
    expect(after.facts.find((fact) => fact.key === key)).toMatchObject({ value: false, origin: 'corrected' });
    expect(after.corrections[0]).toMatchObject({ applied: true, read: [{ value: true }] });
    expect(await page.locator('.corrections').count()).toBe(2);
  }, 300_000);

  it('a fact is stated of words that are marked on the desk, by keys alone, and keeps their place', async () => {
    const { page } = ines;
    const { documents } = await read<DossierView>(page, `/api/dossiers/${dossier}`);
    const document = documents.find(({ path }) => path.endsWith('.md'))!;
    const before = await read<FactsView>(page, `/api/dossiers/${dossier}/facts`);
    const { key } = before.definitions.find(
      ({ key: name, type }) => type === 'boolean' && !before.facts.some((fact) => fact.key === name),
    )!;
    await page.goto(`${site.server.origin}/dossiers/${dossier}/desk?file=${document.id}&page=1`);
    await page.locator('.text-page [data-start]').first().waitFor();
    const words = await page.evaluate(() => {
      const pieces = [...globalThis.document.querySelectorAll('.text-page [data-start]')];
      const piece = pieces.sort((a, b) => (b.textContent ?? '').length - (a.textContent ?? '').length)[0]!;
      getSelection()!.selectAllChildren(piece);
      return piece.textContent ?? '';
    });
    await page.locator('.selection-bar').waitFor();
    await page.keyboard.press('s');
    const sheet = page.locator('dialog');
    const which = sheet.locator('select').first();
    await which.waitFor();
    expect(await which.evaluate((element) => element === globalThis.document.activeElement)).toBe(true);
    await which.selectOption(key);
    expect(await sheet.getByLabel('载明该事实的原文').inputValue()).toBe(words.trim());
    await sheet.getByLabel('准确取值').selectOption('true');
    await sheet.getByRole('textbox', { name: '理由（记入记录）' }).fill('此处载明，未被读出。');
    expect(await axeObjections(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await sheet.waitFor({ state: 'detached' });
    const stated = async () => (await read<FactsView>(page, `/api/dossiers/${dossier}/facts`)).corrections.find((item) => item.key === key);
    expect(await stated()).toMatchObject({ value: true, place: { documentId: document.id, page: 1 } });
    await expect.poll(async () => (await stated())?.applied, { timeout: 240_000, interval: 1000 }).toBe(true);
  }, 300_000);

  it('governance walks the record: by kind and day, a finding’s whole life, proofs to take away', async () => {
    const { page } = ines;
    const { findings } = await read<FindingList>(page, `/api/dossiers/${dossier}/findings`);
    const failing = findings.find(({ verdict, severity }) => verdict === 'not-met' && severity === 'major')!;
    const done = await page.evaluate(
      async ([id, finding]) => {
        const token = ((await (await fetch('/api/session')).json()) as { csrfToken: string }).csrfToken;
        const headers = { 'content-type': 'application/json', 'x-csrf-token': token };
        const body = JSON.stringify({ decision: 'reject', reason: 'Read otherwise.', expectedSupersedes: null });
        return (await fetch(`/api/dossiers/${id}/findings/${encodeURIComponent(finding!)}/disposition`, { method: 'POST', headers, body }))
          .status;
      },
      [dossier, failing.id] as const,
    );
    expect(done).toBe(200);
    const gao = await signIn(site.browser, site.server, 'gao');
    await gao.page.goto(`${site.server.origin}/audit?dossier=${dossier}`);
    await gao.page.locator('.filters select').nth(1).selectOption({ label: 'Decisions and comments' });
    await gao.page.waitForURL(/event=finding/u);
    await gao.page.locator('.ev').first().waitFor();
    await gao.page.locator('.ev .links a').nth(1).click();
    await gao.page.waitForURL(/\/life$/u);
    await gao.page.locator('.life ol li.own', { hasText: 'Read otherwise.' }).waitFor();
    const [file] = await Promise.all([gao.page.waitForEvent('download'), gao.page.locator('.life .links a[download]').click()]);
    expect(file.suggestedFilename()).toContain('proofs');
    await gao.page.goto(`${site.server.origin}/audit?from=2001-01-01&to=2001-01-02`);
    await gao.page.locator('.state-block:not(.loading)').waitFor();
    await gao.page.keyboard.press('v');
    await gao.page.locator('.verify .v-met').waitFor({ timeout: 30_000 });
    expect(gao.faults).toEqual([]);
    await gao.context.close();
  });

  it('an administrator adds a person, whose start password opens only the choice of an own one', async () => {
    const admin = await signIn(site.browser, site.server, 'admin');
    await admin.page.waitForURL('**/administration');
    await admin.page.locator('.main .primary').click();
    await admin.page.locator('dialog input').nth(0).fill('noor');
    await admin.page.locator('dialog input').nth(1).fill('Noor Ekdal');
    await admin.page.getByRole('checkbox', { name: 'reviewer' }).check();
    await admin.page.locator('dialog .primary').click();
    const start = (await admin.page.locator('.secret').textContent()) ?? '';
    const context = await site.browser.newContext();
    const page = await context.newPage();
    await page.goto(`${site.server.origin}/sign-in?lang=zh`);
    await page.locator('input[autocomplete=username]').fill('noor');
    await page.locator('input[type=password]').fill(start);
    await page.keyboard.press('Enter');
    await page.locator('.password-screen').waitFor();
    for (const [index, word] of [start, 'her own long password', 'her own long password'].entries())
      await page.locator('.password-screen input').nth(index).fill(word);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/dossiers');
    await page.locator('tbody tr').first().waitFor();
    expect(admin.faults).toEqual([]);
    await context.close();
    await admin.context.close();
  });

  it('a preparation that is stopped says so and can be started again', async () => {
    const iva = await signIn(site.browser, site.server, 'iva');
    await iva.page.locator('.filters .primary').click();
    await drop(iva.page, 'submission.zip', zipOf({ 'agreement.md': agreement('once a year') }));
    await iva.page.locator('.receive .file-list li').waitFor();
    await iva.page.locator('.receive button[type=submit]').click();
    await iva.page.locator('.preparation .actions .button').click();
    await iva.page.locator('.failure').waitFor();
    await iva.page.locator('.preparation .actions .primary').click();
    await iva.page.waitForURL(/\/desk/u, { timeout: 120_000 });
    expect(iva.faults).toEqual([]);
    await iva.context.close();
  }, 180_000);

  it('a writer drops a ZIP, gets gaps, drops the corrected one, and sees what is solved', async () => {
    const wen = await signIn(site.browser, site.server, 'wen');
    const { page } = wen;
    await drop(page, 'submission.zip', zipOf({ 'docs/agreement.md': agreement('twice a year, in March and September') }));
    await page.locator('.receive .file-list li').waitFor();
    await page.locator('.receive button[type=submit]').click();
    await page.waitForURL(/\/gaps$/u, { timeout: 120_000 });
    await page.locator('.since').waitFor();
    expect(await page.locator('.banner.info').textContent()).toContain('not a regulatory decision');
    await drop(page, 'submission.zip', zipOf({ 'docs/agreement.md': agreement('every quarter, in March, June, September and December') }));
    await page.locator('.receive .file-list li').waitFor();
    await page.locator('.receive button[type=submit]').click();
    await page.locator('.stages').waitFor();
    await page.waitForURL(/\/gaps$/u, { timeout: 120_000 });
    await page.locator('.gap.solved').first().waitFor();
    expect(Number(await page.locator('.since .solved dd').textContent())).toBeGreaterThan(0);
    expect(await page.locator('.since').textContent()).toContain('agreement.md');
    expect(await axeObjections(page)).toEqual([]);
    expect(wen.faults).toEqual([]);
    await wen.context.close();
  }, 300_000);

  for (const [theme, language] of [
    ['light', 'en'],
    ['dark', 'zh'],
  ] as const) {
    it(`has nothing that axe objects to, ${theme}, ${language}`, async () => {
      const { findings } = await read<FindingList>(ines.page, `/api/dossiers/${dossier}/findings`);
      const at = `/dossiers/${dossier}`;
      const decided = findings.find(({ decision }) => decision !== null) ?? findings[0]!;
      const screens: [who: string, path: string, ready: string][] = [
        ['toma', '/dossiers?order=due', 'tbody tr'],
        ['toma', `${at}/classification?question=risk-tier`, '.allocation form'],
        ['toma', `${at}/facts`, '.corrections'],
        ['toma', `${at}/facts?view=matrix`, '.matrix'],
        ['gao', `${at}/findings/${encodeURIComponent(decided.id)}/life`, '.life ol'],
        ['gao', `/audit?dossier=${dossier}`, '.ev'],
        ['kesi', '/knowledge?clause=nmpa-2025-134%23VIII', '.case .button'],
        ['admin', '/administration', 'tbody tr'],
        ['toma', '/administration?part=teams', 'tbody tr'],
        ['admin', '/administration?part=endpoints', '.admin-form'],
        ['gao', '/administration?part=labels', '.label-entry'],
        ['gao', '/administration?part=retention', 'tbody tr'],
        ['toma', '/password', '.password-screen form'],
      ];
      const objections: string[] = [];
      for (const who of ['toma', 'gao', 'kesi', 'admin']) {
        const { page, context } = await signIn(site.browser, site.server, who, { theme, language });
        for (const [, path, ready] of screens.filter(([name]) => name === who)) {
          await page.goto(`${site.server.origin}${path}`);
          await page.locator(ready).first().waitFor();
          for (const objection of await axeObjections(page)) objections.push(`${path}: ${objection}`);
        }
        await context.close();
      }
      expect(objections).toEqual([]);
    }, 300_000);
  }

  it('never broke on the way', () => {
    expect([...toma.faults, ...ines.faults]).toEqual([]);
  });
});
