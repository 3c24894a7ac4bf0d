import { existsSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Config } from '../config/read-config.ts';
import { AppError, type DossierId, type Language } from '../domain/index.ts';
import { names, readCapsule } from '../workspace/capsule/capsule-files.ts';
import { makeCapsule } from '../workspace/capsule/make-capsule.ts';
import { recomputeDraft } from '../workspace/capsule/recompute-draft.ts';
import { verifyCapsule } from '../workspace/capsule/verify-capsule.ts';
import { words as capsuleWords } from '../workspace/capsule/words.ts';
import { auditWords as words } from './audit-words.ts';
import { confirmed } from './confirm-person.ts';
import { withinWorkspace } from './open-configured.ts';

type ReplayOptions = { readonly key?: string; readonly witnessKey?: readonly string[]; readonly files?: string; readonly json?: true };

export function addCapsuleCommands(audit: Command, config: Config): void {
  audit
    .command('capsule')
    .argument('<dossier>', 'id of a dossier whose review is signed')
    .requiredOption('--out <file>', 'ZIP to write; never overwritten')
    .requiredOption('--by <username>', 'whoever reviews the dossier, its lead or approver; the password is read from standard input')
    .option('--with-files', "also the dossier's files and the model's answers, so that the draft can be computed again")
    .description('Write the decision replay capsule of a sign-off: draft, acts of people, records and proofs, signed by the log')
    .action(async (dossier: string, { out, by, withFiles }: { out: string; by: string; withFiles?: true }, command: Command) => {
      const { language } = command.optsWithGlobals<{ language: Language }>();
      const hash = await withinWorkspace(config, async (workspace) =>
        makeCapsule(workspace, dossier as DossierId, out, withFiles === true, await confirmed(workspace.store, by, language)),
      );
      console.log(words.capsuleWritten[language](out, hash));
    });
  audit
    .command('replay')
    .argument('<capsule>', 'ZIP that audit capsule wrote')
    .option('--key <file>', 'log.vkey from a place that you trust (default: the one in the capsule, which proves no origin)')
    .option('--witness-key <file...>', 'witness.vkey of witnesses that must have cosigned the signature')
    .option('--files <folder>', 'files of the dossier, where the capsule carries none')
    .option('--json', 'print one JSON object')
    .description('Verify a capsule and compute its draft again; needs no workspace, no network and no model')
    .addHelpText(
      'after',
      '\nExit codes: 0 verified, and computed again with the same result where it could be; 1 not verified, or computed with another result.\n\nExample:\n  countersign audit replay signed.zip --key kept-elsewhere.vkey',
    )
    .action(async (file: string, options: ReplayOptions, command: Command) => {
      const { language } = command.optsWithGlobals<{ language: Language }>();
      if (!existsSync(file)) throw new AppError('input.not-found', `no file ${file}`, words.noFile(file));
      const files = await readCapsule(file).catch(() => undefined);
      const vkey = options.key === undefined ? (files?.get(names.key)?.toString('utf8') ?? '') : readFileSync(options.key, 'utf8');
      const witnesses = options.witnessKey?.map((path) => readFileSync(path, 'utf8')) ?? [];
      const capsule =
        files === undefined ? { kind: 'invalid' as const, message: capsuleWords.unreadable } : verifyCapsule(files, vkey, witnesses);
      if (capsule.kind === 'invalid') {
        console.log(
          options.json === true
            ? JSON.stringify({ ok: false, problem: capsule.message[language] })
            : words.capsuleBad[language](capsule.message[language]),
        );
        process.exitCode = 1;
        return;
      }
      const again = await recomputeDraft(capsule, options.files);
      const { manifest, events, records } = capsule;
      const ok = again.kind !== 'different';
      if (options.json === true)
        console.log(
          JSON.stringify({
            ok,
            dossier: manifest.dossier,
            contentHash: manifest.contentHash,
            release: manifest.release,
            acts: events.length,
            records: records.length,
            trustedKey: options.key !== undefined,
            witnessed: capsule.witnessed,
            recomputed: again,
          }),
        );
      else {
        console.log(words.capsuleGood[language](manifest.name, events.length, records.length));
        if (options.key === undefined) console.log(words.capsuleOwnKey[language]);
        if (again.kind === 'same') console.log(words.recomputedSame[language](again.findings));
        if (again.kind === 'not-computed') console.log(again.why[language]);
        if (again.kind === 'different')
          for (const { what, reviewed, computed } of again.differences)
            console.log(words.recomputedOther[language](what, reviewed, computed));
      }
      process.exitCode = ok ? 0 : 1;
    });
}
