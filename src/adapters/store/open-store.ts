import type { AuditEntry } from '../../domain/audit-record.ts';
import type { AppError } from '../../domain/errors.ts';
import { openAllocations, type Allocations } from './allocations.ts';
import { openCaseConfirmations, type CaseConfirmations } from './case-confirmations.ts';
import { openClassificationDecisions, type ClassificationDecisions } from './classification-decisions.ts';
import { openFactCorrections, type FactCorrections } from './fact-corrections.ts';
import { openAuditLines, type AuditLines } from './audit-lines.ts';
import { openCertificates, type Certificates } from './certificates.ts';
import { openAuditReviews, type AuditReviews } from './audit-reviews.ts';
import { openCorrections, type Corrections } from './corrections.ts';
import { openDataConsents, type DataConsents } from './data-consents.ts';
import { openConnection } from './connection.ts';
import { openDossiers, type Dossiers } from './dossiers.ts';
import { openDeletions, type Deletions } from './deletions.ts';
import { openDossierTeams, type DossierTeams } from './dossier-teams.ts';
import { openEgress, type Egress } from './egress.ts';
import { openEndpoints, type Endpoints } from './endpoints.ts';
import { openKeptCounter, type KeptCounter } from './kept-counts.ts';
import { openJobs, type Jobs } from './jobs.ts';
import { openPeople, type People } from './people.ts';
import type { StorePorts } from './parts.ts';
import { openReleases, type Releases } from './releases.ts';
import { openScenarios, type Scenarios } from './scenarios.ts';
import { openRecordImports, type RecordImports } from './record-imports.ts';
import { openRecoveries, type Recoveries } from './recoveries.ts';
import { openRetention, type Retention } from './retention.ts';
import { openReports, type Reports } from './reports.ts';
import { openReviews, type Reviews } from './reviews.ts';
import { openSecondFactors, type SecondFactors } from './second-factors.ts';
import { openShadowRuns, type ShadowRuns } from './shadow-runs.ts';
import { openRunningSessions, type RunningSessions } from './running-sessions.ts';
import { openSessions, type Sessions } from './sessions.ts';
import { openSignInLinks, type SignInLinks } from './sign-in-links.ts';
import { openSigning, type Signing } from './signing.ts';
import { openTokens, type Tokens } from './tokens.ts';
import { openLedger } from './transact.ts';

export type Store = People &
  Sessions &
  RunningSessions &
  SecondFactors &
  SignInLinks &
  Recoveries &
  Signing &
  Tokens &
  Dossiers &
  Reviews &
  Reports &
  Jobs &
  Endpoints &
  Egress &
  Allocations &
  Releases &
  Scenarios &
  ShadowRuns &
  RecordImports &
  Certificates &
  AuditReviews &
  ClassificationDecisions &
  FactCorrections &
  CaseConfirmations &
  DossierTeams &
  Retention &
  Deletions &
  DataConsents &
  Corrections &
  KeptCounter &
  AuditLines & {
    /** An audit record that goes with no change of state (a document opened, a knowledge base loaded). Returns its number. */
    record(entry: AuditEntry): number;
    /** Why nothing can be written any more, or null. Reading goes on. */
    failure(): AppError | null;
    /** Refuses every further write: to be called when the audit log cannot be published. */
    stopWriting(fault: AppError): void;
    /** Called after each commit with the size of the log. */
    onRecords(listener: (size: number) => void): void;
    close(): void;
  };

/**
 * Opens the workspace's database, making it when it is not there. Every change of state and its audit record are one
 * transaction that is on disk when the method returns. AppError `store.unavailable` when it cannot be opened safely.
 */
export function openStore(file: string, ports: StorePorts): Store {
  const db = openConnection(file);
  const ledger = openLedger(db, ports.leafHash, ports.now);
  const parts = { ...ports, db, ledger };
  const dossiers = openDossiers(parts);
  const reviews = openReviews(parts);
  const sessions = openSessions(parts);
  return {
    ...openPeople(parts),
    ...sessions,
    ...openRunningSessions(parts),
    ...openSignInLinks(parts, sessions.startSession),
    ...openSecondFactors(parts),
    ...openRecoveries(parts),
    ...openSigning(parts),
    ...openTokens(parts),
    ...dossiers,
    ...reviews,
    ...openReports(parts),
    ...openJobs(parts),
    ...openEndpoints(parts),
    ...openEgress(parts),
    ...openAllocations(parts),
    ...openReleases(parts),
    ...openScenarios(parts),
    ...openShadowRuns(parts),
    ...openRecordImports(parts),
    ...openCertificates(parts),
    ...openAuditReviews(parts),
    ...openClassificationDecisions(parts),
    ...openFactCorrections(parts),
    ...openCaseConfirmations(parts),
    ...openDossierTeams(parts, dossiers.dossier),
    ...openRetention(parts),
    ...openDeletions(parts, dossiers.dossier, reviews.forgetReview),
    ...openDataConsents(parts),
    ...openCorrections(parts),
    ...openKeptCounter(parts),
    ...openAuditLines(parts),
    record: (entry) => ledger.transact((record) => record(entry)),
    failure: ledger.failure,
    stopWriting: ledger.stopWriting,
    onRecords: ledger.onRecords,
    close: () => db.close(),
  };
}
