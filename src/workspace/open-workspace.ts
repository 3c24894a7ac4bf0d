import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import type { ContentStore } from '../adapters/content-store/open-content-store.ts';
import { openDerivedCache } from '../adapters/derived-cache/derived-cache.ts';
import type { Log } from '../adapters/log/create-log.ts';
import { readPasswordList } from '../adapters/password/read-password-list.ts';
import type { Provider, ProviderSettings } from '../adapters/oidc/open-provider.ts';
import { createSegmenter } from '../adapters/segmenter/jieba.ts';
import { openSecretBox, type SecretBox } from '../adapters/secret-box/open-secret-box.ts';
import type { Store } from '../adapters/store/open-store.ts';
import type { AuditLog, PublishedLog } from '../audit/index.ts';
import {
  defaultLabel,
  type DossierId,
  type DossierLabel,
  type KnowledgeBase,
  type ReleaseContent,
  type Role,
  systemRecorded,
} from '../domain/index.ts';
import { KnowledgeIndex } from '../stages/retrieve/clauses.ts';
import type { AnchorSettings } from './anchors.ts';
import type { AnswerFromClauses } from './ask-knowledge.ts';
import { checkAudit, type AuditCheck } from './check-audit.ts';
import { answerWithModel } from './ask-with-model.ts';
import { openClauseVectors, type ClauseVectors } from './clause-vectors.ts';
import { findNearest } from './find-nearest.ts';
import { ContentUse } from './content-use.ts';
import { Eraser } from './eraser.ts';
import { makeFolders, type Folders } from './folders.ts';
import { Intake } from './intake.ts';
import { loadKnowledge } from './load-knowledge.ts';
import { modelUses } from './model-uses.ts';
import type { Drafting, Embedding } from './model-settings.ts';
import { openRecord } from './open-record.ts';
import { Preparation } from './preparation.ts';
import { registerRunning, runningContent, shippedEvals } from './running-release.ts';
import { ShadowRunner } from './shadow-runner.ts';
import { takeShippedScenarios } from './shipped-scenarios.ts';
import { signInProvider } from './sign-in-provider.ts';
import { DossierSearch } from './search-dossier.ts';
import { watchSecurity, type SecurityWatch } from './security-watch.ts';

/** Everything a running system holds: record, contents, knowledge and the preparation of drafts, wired once for both doors. */
export type Workspace = {
  readonly folders: Folders;
  readonly store: Store;
  readonly content: ContentStore;
  /** Held by whoever names contents before the record does. */
  readonly contentUse: ContentUse;
  readonly knowledge: KnowledgeBase;
  readonly knowledgeIndex: KnowledgeIndex;
  readonly intake: Intake;
  readonly preparation: Preparation;
  /** Deletes what two people agreed to delete. */
  readonly eraser: Eraser;
  /** Candidates that draft closed dossiers aside. */
  readonly shadow: ShadowRunner;
  /** What drafts here, by hash. */
  readonly running: ReleaseContent;
  readonly evalFolder: string;
  readonly search: DossierSearch;
  readonly audit: AuditLog;
  readonly log: Log;
  readonly security: SecurityWatch;
  /** Roles whose people must have a second factor. */
  readonly secondFactorRoles: readonly Role[];
  /** Seals what leaves for a browser and comes back. */
  readonly secrets: SecretBox;
  /** Single sign-on, where it is configured. */
  readonly provider?: { readonly issuer: string; readonly client: Provider };
  /** The time of the record: never runs backwards. */
  readonly now: () => Date;
  /** A model's answer from clauses, where an endpoint is configured. */
  readonly ask?: AnswerFromClauses;
  /** Search among clauses by vectors, where an endpoint is configured. */
  readonly clauseVectors?: ClauseVectors;
  /** Resolves when search has all that it will have: meaning and vectors, where they are to be had. */
  searchReady(): Promise<void>;
  /** Whether a model drafts now: configured, and approved at this moment. */
  mode(): 'rules-only' | 'model';
  leafHashOf(seq: number): string;
  auditHead(): PublishedLog;
  /** Publishes what waits; a signature answers only after its record is in a signed checkpoint. */
  publishAudit(): Promise<PublishedLog>;
  /** Has the published checkpoint timestamped, where an authority is configured. Never throws. */
  timestampAudit(): Promise<void>;
  verifyAudit(): Promise<AuditCheck>;
  auditPosition(dossier: DossierId): Promise<{ readonly seq: number; readonly treeSize: number; readonly rootHash: string } | null>;
  close(): Promise<void>;
};

export type WorkspaceOptions = {
  readonly folder: string;
  readonly log: Log;
  readonly workers?: number | undefined;
  /** Left out: drafts come from rules only. */
  readonly drafting?: Drafting | undefined;
  /** Thresholds and results that releases are held to; left out: those of the product. */
  readonly evalFolder?: string;
  /** Left out: search goes by words and the latent space alone. */
  readonly embedding?: Embedding | undefined;
  /** How far the words of questions to the knowledge base may go. */
  readonly askLabel?: DossierLabel;
  /** What remembers the log outside the workspace. */
  readonly anchors?: AnchorSettings | undefined;
  /** False: nobody will search, so no thread learns the words of both languages. */
  readonly search?: boolean;
  readonly now?: () => Date;
  /** File of passwords that are refused, one a line; left out: none. */
  readonly passwordList?: string | undefined;
  /** Roles whose people must have a second factor; left out: none. */
  readonly secondFactorRoles?: readonly Role[];
  /** Left out: no single sign-on. */
  readonly singleSignOn?: ProviderSettings | undefined;
};

/**
 * Opens a workspace, making it when it is not there. The log and the database are verified against each other first.
 * @throws AppError `audit.invalid` when the record is not whole: the system does not start on it; `store.unavailable` when in use.
 */
export async function openWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const { folder, log, workers, drafting, embedding, askLabel = defaultLabel, evalFolder = shippedEvals, search = true } = options;
  const { anchors: settings = {}, now: wall = () => new Date(), secondFactorRoles = [], singleSignOn } = options;
  const listed = options.passwordList === undefined ? undefined : readPasswordList(options.passwordList);
  const folders = makeFolders(folder);
  const knowledge = loadKnowledge(undefined, folders.officialTexts, openDerivedCache(folders.cache));
  const secrets = openSecretBox(join(folders.keys, 'secrets.key'));
  const { store, content, files, audit, anchors, now, closeRecord } = await openRecord({
    folders,
    log,
    wall,
    anchors: settings,
    secrets,
    listed,
  });
  store.record({
    actor: systemRecorded,
    dossier: null,
    event: 'knowledge.loaded',
    subject: knowledge.version,
    data: { version: knowledge.version },
  });
  const running = runningContent(knowledge.version, { model: drafting, embedding }, evalFolder);
  registerRunning(store, running, now().toISOString());
  takeShippedScenarios(store, knowledge, now().toISOString());
  const security = watchSecurity(store, log);
  const intake = new Intake(folders.intake);
  const uses = modelUses({ store, folders, log, drafting, embedding });
  const contentUse = new ContentUse();
  const dossierSearch = new DossierSearch(folders.layout);
  const eraser = new Eraser({ store, content, contentUse, folders, search: dossierSearch, log });
  const preparation = new Preparation({ store, intake, content, contentUse, folders, log, workers, uses, running });
  const shadow = new ShadowRunner({ store, content, folders, log, workers, running, uses, preparation, now });

  const segment = createSegmenter(knowledge.glossary.map(({ zh }) => zh));
  const knowledgeIndex = new KnowledgeIndex(knowledge, segment);
  const nearest = search ? findNearest(folders.officialTexts, segment, knowledge.glossary, folders.cache) : undefined;
  const meaning = nearest?.ready.then(
    (found) => knowledgeIndex.addNearest(found),
    (fault: unknown) => log.warn('search across languages is not available', { fault: String(fault) }),
  );
  const clauseVectors = embedding === undefined ? undefined : openClauseVectors(store, folders, embedding, askLabel, log);

  return {
    ...(drafting === undefined ? {} : { ask: answerWithModel(store, folders.answers, drafting, askLabel) }),
    ...(clauseVectors === undefined ? {} : { clauseVectors }),
    searchReady: async () => {
      await Promise.all([meaning, clauseVectors?.settled()]);
    },
    mode: () => (drafting !== undefined && store.endpoint(drafting.endpoint)?.state === 'approved' ? 'model' : 'rules-only'),
    folders,
    store,
    content,
    contentUse,
    eraser,
    knowledge,
    knowledgeIndex,
    intake,
    preparation,
    shadow,
    running,
    secondFactorRoles,
    secrets,
    ...(singleSignOn === undefined ? {} : { provider: { issuer: singleSignOn.issuer, client: signInProvider(singleSignOn) } }),
    evalFolder,
    search: dossierSearch,
    audit,
    log,
    security,
    now,
    leafHashOf: (seq) => Buffer.from(store.auditLines(seq, seq + 1)[0]?.leafHash ?? []).toString('base64'),
    auditHead: () => audit.head(),
    publishAudit: () => audit.seal(),
    timestampAudit: () => anchors.timestamp(),
    verifyAudit: () => checkAudit(files.read, readFileSync(join(folders.auditLogs, 'log.vkey'), 'utf8'), store),
    async auditPosition(dossier) {
      const seq = Math.max(...store.signatureRecords(dossier).values());
      if (!Number.isFinite(seq)) return null;
      const { treeSize, rootHash } = await audit.proofFor(seq);
      return { seq, treeSize, rootHash };
    },
    async close() {
      await nearest?.stop();
      await clauseVectors?.close();
      await shadow.close();
      await preparation.close();
      await eraser.whenIdle();
      await closeRecord();
    },
  };
}
