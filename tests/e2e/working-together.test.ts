import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FactsView, FindingList, FindingView, SignOffSheet } from '../../src/contract/index.ts';
import { chromiumPath, dossiersOf, read, signIn, type Visitor } from './browser.ts';
import { useSite } from './use-site.ts';

describe.skipIf(chromiumPath === undefined)('what a dossier learns after its draft', () => {
  const site = useSite();
  let ines: Visitor;
  let high: string;
  let normal: string;
  beforeAll(async () => {
    ines = await signIn(site.browser, site.server, 'ines');
    const dossiers = await dossiersOf(ines.page);
    high = dossiers.find(({ riskTier }) => riskTier === 'high')!.id;
    normal = dossiers.find(({ riskTier }) => riskTier === 'normal')!.id;
  });

  const findingsOf = async (page: Page, dossier: string) => (await read<FindingList>(page, `/api/dossiers/${dossier}/findings`)).findings;
  const deskAt = (dossier: string, finding: string): string =>
    `${site.server.origin}/dossiers/${dossier}/desk?finding=${encodeURIComponent(finding)}`;

  /** Records what stands in the form of a correction, and waits until the rules have run again. */
  async function recordCorrection(page: Page, reason: string): Promise<void> {
    await page.locator('.correct textarea[maxlength]').fill(reason);
    await page.locator('.correct .primary').click();
    await page.locator('.corrections li', { hasText: reason }).first().waitFor();
    await page.locator('.note.warn').waitFor({ state: 'detached', timeout: 120_000 });
  }

  it('a colleague who has it open is named on the screen, with a way to the finding that they look at', async () => {
    const [first, second] = await findingsOf(ines.page, high);
    const toma = await signIn(site.browser, site.server, 'toma', { language: 'zh', theme: 'dark' });
    await ines.page.goto(deskAt(high, first!.id));
    expect(await ines.page.locator('.others-here').count()).toBe(0);
    await toma.page.goto(deskAt(high, second!.id));
    const there = ines.page.locator('.others-here li', { hasText: 'Toma Reiss' });
    await there.locator('a').click();
    await ines.page.locator(`.fscroll[data-finding="${second!.id}"]`).waitFor();
    await toma.context.close();
    await there.waitFor({ state: 'detached', timeout: 60_000 });
  });

  it('its requirements stand by discipline where a person wants them so, each once, and the address keeps it', async () => {
    const { page } = ines;
    const findings = await findingsOf(page, high);
    await page.goto(deskAt(high, findings[0]!.id));
    await page.locator('.reqs select').first().selectOption('discipline');
    await page.waitForURL(/by=discipline/u);
    await page.reload();
    await page.locator('.req').first().waitFor();
    expect(await page.locator('.req').count()).toBe(findings.length);
    const headings = await page.locator('.reqs-scroll h2, .reqs-scroll h3, .reqs-scroll .group').allTextContents();
    for (const discipline of new Set(findings.map((row) => row.discipline.en))) expect(headings.join(' | ')).toContain(discipline);
  });

  it('a decision outlives a corrected fact, and its finding says what would be drafted now and why', async () => {
    const { page } = ines;
    const { facts, definitions } = await read<FactsView>(page, `/api/dossiers/${normal}/facts`);
    const yes = new Set(facts.filter(({ value }) => value === true).map(({ key }) => key));
    const open = (await findingsOf(page, normal)).filter(
      ({ cover, verdict, decision }) => cover === null && verdict === 'met' && decision === null,
    );
    // Of a fact that the rule asks for by itself: without it the verdict cannot stay.
    const pairs = open.flatMap(({ id, requirementId }) =>
      definitions
        .filter(({ key, type, usedBy }) => type === 'boolean' && yes.has(key) && usedBy.includes(requirementId))
        .map(({ key }) => [id, key] as const),
    );
    const asksFor = await Promise.all(
      pairs.map(async ([id, key]) => {
        const { finding } = await read<FindingView>(page, `/api/dossiers/${normal}/findings/${encodeURIComponent(id)}`);
        return finding.trace.some(({ expression }) => expression.split(' && ').includes(key));
      }),
    );
    const [finding, key] = pairs.filter((_, at) => asksFor[at])[0]!;
    await page.goto(deskAt(normal, finding));
    await page.locator('.decide .keys').waitFor();
    await page.keyboard.press('a');
    await page.locator('.decided[data-pending=false]').waitFor();
    await page.goto(`${site.server.origin}/dossiers/${normal}/facts?fact=${encodeURIComponent(key)}`);
    await page.locator('.correct header .button').last().click();
    await page.locator('.correct select').selectOption('false');
    await recordCorrection(page, 'The signed original says otherwise.');
    await page.goto(deskAt(normal, finding));
    expect(await page.locator('.changed-draft').textContent()).toContain('The signed original says otherwise.');
    await page.locator('.decided').waitFor();
    const view = await read<FindingView>(page, `/api/dossiers/${normal}/findings/${encodeURIComponent(finding)}`);
    expect(view.finding.verdict).toBe('met');
    expect(view.changed!.draft?.verdict).not.toBe('met');
    expect(await page.locator(`.req[data-finding="${finding}"] .changed-mark`).count()).toBe(1);
  });

  it('a risk tier that a person corrects to high asks for a second signer', async () => {
    const { page } = ines;
    const sheet = () => read<SignOffSheet>(page, `/api/dossiers/${normal}/sign-off`);
    const reason = (await sheet()).secondPersonReason;
    await page.goto(`${site.server.origin}/dossiers/${normal}/classification?question=risk-tier`);
    await page.locator('.decide-suggestion .button').last().click();
    await page.locator('.decide-suggestion input').fill('high');
    await page.locator('.decide-suggestion textarea').fill('Narrow therapeutic index.');
    await page.locator('.decide-suggestion .primary').click();
    await page.locator('.entry[aria-current] .corrected').waitFor();
    const after = await sheet();
    expect(after.needsSecondPerson).toBe(true);
    expect(after.secondPersonReason).not.toEqual(reason);
    await page.goto(`${site.server.origin}/dossiers/${normal}/sign-off`);
    await page.locator('.sheet', { hasText: after.secondPersonReason!.en }).waitFor();
  });
});
