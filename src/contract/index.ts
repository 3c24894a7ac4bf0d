export * from './allocation.ts';
export * from './audit.ts';
export * from './dossiers.ts';
export * from './findings.ts';
export * from './knowledge.ts';
export * from './routes.ts';
export * from './session.ts';
export * from './sign-off.ts';
