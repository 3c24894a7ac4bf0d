import { t, type TestedRow } from './tested-row.ts';

/** Duties G1–G8 and D1–D13 of the 2026 opinions on artificial intelligence in drug regulation, in our words, from a second-hand reading. */
export const duties: readonly TestedRow[] = [
  {
    id: 'G1', duty: 'AI stays assistive; nothing is approved by itself',
    feature: 'Only a signed-in person decides or signs; a program’s token and the system cannot; an official report needs a type that one function makes',
    tests: [...t('api/review-flow.test.ts', 'refuses an official report while nothing is signed', 'signs only with the password and over what is shown, and asks for a second person in a high-risk dossier'), ...t('api/signing.test.ts', 'cannot be given by a program with a token')],
  },
  {
    id: 'G2', duty: 'Human review of what AI drafts',
    feature: 'Every finding waits for a decision of a named person; no sign-off while one is open; second person where critical',
    tests: t('api/review-flow.test.ts', 'does not let a reviewer sign while findings are open', 'is approved by a second person; then the official report exists in each format and language'),
  },
  {
    id: 'G3', duty: 'Defined accountability',
    feature: 'Roles per route, separation of reviewer and approver, name on every record; releases approved by two different people',
    tests: t('governance/releases/decide-release.test.ts', 'asks for two different people, one of them with the governance role, none of them who reviewed its security'),
  },
  {
    id: 'G4', duty: 'Full audit trail',
    feature: 'Record and change in one transaction; RFC 6962 log with signed checkpoints; verification names the first bad record',
    tests: [
      ...t('adapters/store/reviews.test.ts', 'takes back decision and record together when the record cannot be written'),
      ...t('audit/open-audit-log.test.ts', 'a record changed in the database, past its triggers, is noticed and named'),
    ],
  },
  {
    id: 'G5', duty: 'Controlled deployment',
    feature: 'Releases pinned by hash; evaluated, security-reviewed, approved by two, active; anything else drafts nothing; one step back; tried in shadow on signed dossiers before',
    tests: [
      ...t('workspace/shadow-runner.test.ts', 'drafts signed dossiers only, leaves them as they are, and keeps where release and people differ'),
      ...t('workspace/shadow-with-model.test.ts', 'is refused before its endpoint is approved and its security reviewed, and nothing is sent', 'drafts a signed dossier with the model: missed, new and judged otherwise beside people, every call on the record'),
      ...t('api/releases.test.ts', 'drafts nothing once the release is stopped, says what to do, and drafts again after one step back', 'leads a new release through evaluation, security review and two approvals, and retires the one before'),
    ],
  },
  {
    id: 'G6', duty: 'Validation and assessment of models and algorithms',
    feature: 'Eval of labelled dossiers with thresholds, bound to the release; test sets frozen by hash, readings of held-out ones logged, consumed ones do not count; below its gate only with a deviation; drift alarm',
    tests: [
      ...t('governance/releases/decide-release.test.ts', 'asks everybody who approves one below its gate for a deviation that has not ended'),
      ...t('api/releases.test.ts', 'does not take an evaluation that was measured on another knowledge base'),
      ...t('evals/test-sets.test.ts', 'opens as it was registered, and each reading of a held-out one is on the log before the eval begins'),
      ...t('governance/releases/judge-evaluation.test.ts', 'is below the gate when what was held out is consumed: its figures do not count any more'),
    ],
  },
  {
    id: 'G7', duty: 'No fragmented or duplicate systems',
    feature: 'One described API (OpenAPI), open formats in and out, OpenAI-compatible endpoints',
    tests: t('api/openapi.test.ts', 'has every route of the table, and nothing else'),
  },
  {
    id: 'G8', duty: 'No AI application goes live without review',
    feature: 'Nothing drafts without an active release and a live scenario; a model that no release pins is not used',
    tests: t('governance/releases/decide-release.test.ts', 'drafts nothing without an active release', 'drafts with a model only when endpoint, model and prompts are those of the release'),
  },
  {
    id: 'D1', duty: 'Algorithm transparency',
    feature: 'Each finding shows rule, facts, values, threshold, clause and quotes that stand; rule card of each requirement, model card of each release with intervals and weaknesses',
    tests: [
      ...t('api/review-flow.test.ts', 'shows each finding with evidence that stands at its place in the served page'),
      ...t('stages/report/build-cards.test.ts', 'can be made for every requirement in both languages', 'has counts with their interval, and the gap between tuned and unfamiliar dossiers among its weaknesses'),
    ],
  },
  {
    id: 'D2', duty: 'Model validation', feature: 'As G6',
    tests: t('governance/releases/decide-release.test.ts', 'asks for new approvals after a new evaluation'),
  },
  {
    id: 'D3', duty: 'Cybersecurity monitoring',
    feature: 'Failed sign-ins, locks, refused acts and sendings, exports and the state of the record are records; alerts beyond a limit, for people and on the log, and that a person read them',
    tests: t('api/security.test.ts', 'of sign-ins that fail become an alert that a person reads, which is recorded'),
  },
  {
    id: 'D4', duty: 'Data security management', feature: 'Confidentiality label of each dossier, by person and reason; only its team sees a dossier, only whoever works on it takes its files; retention periods, legal holds, deletion by two people',
    tests: [
      ...t('adapters/store/endpoints.test.ts', 'is confidential until a person says otherwise, and every change stays on the record'),
      ...t('api/teams.test.ts', 'stands in no list, and its record in no timeline, but for those who oversee', 'are kept from a colleague who only reads, who is told whom to ask; taking them is a recorded act'),
      ...t('api/access-matrix.test.ts', 'has a row for every route and no other, one sign for each person'),
      ...t('api/retention.test.ts', 'needs a second person with governance and their signature; then nobody sees into it, and all is gone but the record'),
      ...t('workspace/eraser.test.ts', 'leaves none of its words but those of the record, nothing of others is lost, and the log verifies'),
    ],
  },
  {
    id: 'D5', duty: 'Sensitive-information protection', feature: 'Identifiers are masked on the way to external endpoints, in every disguise tried; nothing in logs; decided findings become labelled data with consent of a lead and by two people only, masked',
    tests: [
      ...t('governance/masking/create-masker.test.ts', 'catches every disguise of every kind of identifier'),
      ...t('api/corrections.test.ts', 'is released by a second person with their signature, who did not ask for it', 'has a line for each decided finding, with what was drafted and decided, and nothing that says who or which dossier'),
    ],
  },
  {
    id: 'D6', duty: 'AI risk assessment', feature: 'Scenario register: risks with measures, owner and residual rating of each scenario; a high rating is taken by an approver with a reason; risk of each deviation',
    tests: t('governance/scenarios/decide-scenario.test.ts', 'with a high residual rating is switched on by an approver only, who says why'),
  },
  {
    id: 'D7', duty: 'Infrastructure security', feature: 'Loopback by default, offline, no telemetry, exact versions and checked licences of dependencies; uploads read in confined processes',
    tests: t('adapters/llm/open-chat-model.test.ts', 'stays off whatever the environment says: nothing but the endpoint is called, nothing is printed'),
  },
  {
    id: 'D8', duty: 'Confidential data stays out of systems that are not secure',
    feature: 'One guarded way out: registered, approved endpoints; label against class; refusals recorded',
    tests: t('governance/create-approved-fetch.test.ts', 'a suspension takes effect at the next call', 'is on the record before it leaves; without a record nothing does'),
  },
  {
    id: 'D9', duty: 'Access control on model construction', feature: 'Prompts and knowledge base load only as their manifests state them', 
    tests: t('stages/agent/prompts.test.ts', 'that was changed after it was published is refused'),
  },
  {
    id: 'D10', duty: 'Security review procedure', feature: 'Checklist attached to each release; who reviewed does not approve',
    tests: t('governance/releases/decide-release.test.ts', 'asks for a note on a point of the security review that is not in order'),
  },
  {
    id: 'D11', duty: 'Scenario compliance review', feature: 'Nothing of a programme is drafted without its live scenario (purpose, legal basis, data, human role, limits), reviewed by somebody who did not write it; a shipped one says that nobody here reviewed it',
    tests: [
      ...t('governance/scenarios/decide-scenario.test.ts', 'is reviewed by a governance person who did not write the sheet'),
      ...t('api/scenarios.test.ts', 'lets nothing be drafted while the scenario is off, says what to do, and lets it be drafted again once it is on'),
    ],
  },
  {
    id: 'D12', duty: 'Filing of models and algorithms', feature: 'Filing sheet of each release as DOCX, PDF and JSON: versions and hashes, purpose, training data, metrics, owner, changes, approvals, deviation',
    tests: [
      ...t('api/scenarios.test.ts', 'has every hash that the release pins, what its classifiers were made from, and the live scenario', 'is made as DOCX and PDF in both languages, each on the record with its hash'),
      ...t('stages/report/build-filing-sheet.test.ts', 'names what changed since the release before, and nothing else'),
    ],
  },
  {
    id: 'D13', duty: 'Assessment of applications in use', feature: 'Override, plain acceptance, time on evidence, blind agreement, reversals; alarms for collapse, quick acceptance and drift; nobody is ranked',
    tests: [
      ...t('governance/oversight/measure-oversight.test.ts', 'raises an alarm when nearly nothing is overridden, not before enough was decided', 'has no group for a person'),
      ...t('governance/oversight/time-on-evidence.test.ts', 'raises an alarm when many acceptances are quick, by requirement, programme and release, not before enough were measured', 'has no group for a person'),
      ...t('console/screens/evidence-clock.test.ts', 'stops 60 seconds after the last input and goes on with the next'),
    ],
  },
]; // prettier-ignore
