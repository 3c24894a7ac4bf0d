import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import { AppError, type Bilingual } from '../domain/index.ts';
import type { Workspace } from '../workspace/open-workspace.ts';
import { engineVersion, projectRoot } from '../workspace/version.ts';
import { createDossierGuard } from './access.ts';
import { apiPage, apiPageStyle } from './api-page.ts';
import { bindRoutes, type Caller, type Handlers } from './bind-routes.ts';
import { EventHub } from './event-hub.ts';
import { administrationHandlers } from './handlers/administration.ts';
import { auditHandlers } from './handlers/audit.ts';
import { allocationHandlers } from './handlers/allocation.ts';
import { classificationHandlers } from './handlers/classification.ts';
import { dossierHandlers } from './handlers/dossiers.ts';
import { factHandlers } from './handlers/facts.ts';
import { findingLifeHandlers } from './handlers/finding-life.ts';
import { findingHandlers } from './handlers/findings.ts';
import { gapHandlers } from './handlers/gaps.ts';
import { intakeHandlers } from './handlers/intake.ts';
import { knowledgeHandlers } from './handlers/knowledge.ts';
import { cardHandlers } from './handlers/cards.ts';
import { evalHandlers } from './handlers/evals.ts';
import { filingSheetHandlers } from './handlers/filing-sheet.ts';
import { shadowHandlers } from './handlers/shadow.ts';
import { releaseHandlers } from './handlers/releases.ts';
import { singleSignOnHandlers } from './handlers/single-sign-on.ts';
import { scenarioHandlers } from './handlers/scenarios.ts';
import { securityHandlers } from './handlers/security.ts';
import { correctionsHandlers } from './handlers/corrections.ts';
import { certificateHandlers } from './handlers/certificates.ts';
import { recoveryHandlers } from './handlers/recovery.ts';
import { retentionHandlers } from './handlers/retention.ts';
import { reportHandlers } from './handlers/reports.ts';
import { secondFactorHandlers } from './handlers/second-factor.ts';
import { runningSessionHandlers } from './handlers/sessions.ts';
import { sessionHandlers } from './handlers/session.ts';
import { signOffHandlers } from './handlers/sign-off.ts';
import { teamHandlers } from './handlers/teams.ts';
import { httpStatus, RequestError } from './http-error.ts';
import { admitInTurn, limitPerPerson, usualLimits, type LoadLimits } from './limit-load.ts';
import { openApi } from './openapi.ts';
import { refusalRecorder } from './record-refusals.ts';
import { callerFinder } from './session-cookie.ts';
import { words } from './words.ts';

/** The HTTP door: the route table, its handlers, the console's files, and headers that let the page load nothing from anywhere else. */
export function createServer(workspace: Workspace, limits: LoadLimits = usualLimits): Express {
  const { store, log, preparation } = workspace;
  const hub = new EventHub();
  preparation.onNews((id, news) => hub.publish(id, news));
  const handlers: Handlers = {
    ...sessionHandlers(workspace),
    ...runningSessionHandlers(workspace),
    ...secondFactorHandlers(workspace),
    ...intakeHandlers(workspace),
    ...dossierHandlers(workspace, hub),
    ...allocationHandlers(workspace),
    ...classificationHandlers(workspace, hub),
    ...factHandlers(workspace, hub),
    ...gapHandlers(workspace),
    ...findingLifeHandlers(workspace),
    ...administrationHandlers(workspace),
    ...teamHandlers(workspace, hub),
    ...recoveryHandlers(workspace),
    ...retentionHandlers(workspace, hub),
    ...singleSignOnHandlers(workspace),
    ...findingHandlers(workspace, hub),
    ...signOffHandlers(workspace, hub),
    ...reportHandlers(workspace),
    ...certificateHandlers(workspace, hub),
    ...auditHandlers(workspace),
    ...releaseHandlers(workspace),
    ...filingSheetHandlers(workspace),
    ...evalHandlers(workspace),
    ...cardHandlers(workspace),
    ...shadowHandlers(workspace),
    ...scenarioHandlers(workspace),
    ...correctionsHandlers(workspace),
    ...securityHandlers(workspace),
    ...knowledgeHandlers(workspace),
  };

  const app = express();
  app.disable('x-powered-by');
  // Nothing under /api is kept by a browser, so nothing is asked for again by its hash.
  app.disable('etag');
  app.set('query parser', 'simple');
  // A proxy with TLS on this machine says by which protocol and from where a request came; nobody else is believed.
  app.set('trust proxy', 'loopback');
  app.use(securityHeaders());
  app.use('/api', admitInTurn(limits, log));
  app.use('/api/session', limitTo(limits.signInsPerMinute, 'POST'));
  app.use('/api/sso', limitTo(60, 'GET'));
  app.use('/api', (_, response, next) => {
    response.setHeader('cache-control', 'no-store');
    next();
  });
  const description = openApi(engineVersion);
  app.get('/api/openapi.json', (_, response) => void response.json(description));
  const page = apiPage(engineVersion);
  app.get('/api/docs', (_, response) => void response.type('html').send(page));
  app.get('/api/docs.css', (_, response) => void response.type('css').send(apiPageStyle));
  bindRoutes(app, handlers, callerFinder(workspace), createDossierGuard(workspace), limitPerPerson(limits));
  app.use('/api', () => {
    throw new RequestError('not-found', words.notFound);
  });
  serveConsole(app);
  app.use(recordRefusal(refusalRecorder(store, workspace.now)));
  app.use(answerFault(log, () => store.failure()?.userMessage));
  return app;
}

/** Requests of one address in a minute; more are refused. */
function limitTo(limit: number, counted: string) {
  return rateLimit({
    windowMs: 60_000,
    limit,
    skip: ({ method }) => method !== counted,
    handler: (_, __, next) => next(new RequestError('auth.locked', words.tooMany)),
  });
}

function securityHeaders() {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        workerSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    crossOriginEmbedderPolicy: false,
    hsts: false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  });
}

/** Built files of the console; any other path is one of its screens. */
function serveConsole(app: Express): void {
  const folder = join(projectRoot, 'dist', 'console');
  const page = join(folder, 'index.html');
  app.use(
    express.static(folder, {
      index: false,
      setHeaders: (response, path) =>
        void response.setHeader('cache-control', /\/assets\//u.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'),
    }),
  );
  app.get('/{*path}', (_, response) => {
    if (!existsSync(page)) throw new AppError('internal', 'the console is not built', words.consoleMissing);
    response.setHeader('cache-control', 'no-cache');
    response.sendFile(page);
  });
}

/** A caller that is known and may not, or one that is not let in. */
function recordRefusal(record: ReturnType<typeof refusalRecorder>): ErrorRequestHandler {
  return (fault: unknown, request, response, next) => {
    const route = `${request.method} ${String((request.route as { path?: unknown } | undefined)?.path ?? request.baseUrl)}`;
    if (fault instanceof RequestError) record(response.locals['caller'] as Caller | undefined, route, fault.code);
    next(fault);
  };
}

function answerFault(log: Workspace['log'], stopped: () => Bilingual | undefined): ErrorRequestHandler {
  return (fault: unknown, request, response, next) => {
    if (response.headersSent) return next(fault);
    const known = fault instanceof AppError ? fault : asRequestError(fault);
    if (known !== undefined) {
      const details = known instanceof RequestError ? known.details : undefined;
      if (httpStatus(known.code) >= 500 && known.code !== 'overloaded')
        log.error('request failed', { code: known.code, path: request.path, message: known.message });
      return void response
        .status(httpStatus(known.code))
        .json({ error: { code: known.code, message: known.userMessage, ...(details === undefined ? {} : { details }) } });
    }
    const number = randomUUID();
    log.error('request crashed', { number, path: request.path, fault: fault instanceof Error ? fault.stack : String(fault) });
    response.status(500).json({ error: { code: 'internal', message: stopped() ?? words.internal, details: { number } } });
  };
}

/** Faults of the body readers of express carry a status of their own. */
function asRequestError(fault: unknown): AppError | undefined {
  const status = typeof fault === 'object' && fault !== null && 'status' in fault ? fault.status : undefined;
  if (status === 413) return new RequestError('input.too-large', words.tooLarge);
  if (status === 400) return new RequestError('input.invalid', words.badRequest);
  return undefined;
}
