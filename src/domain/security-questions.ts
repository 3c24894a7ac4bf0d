/** What a security review of a release has to answer. Without a schema, so that the console need not load one. */
export const securityQuestions = ['egress', 'injection', 'secrets', 'dependencies', 'access', 'record'] as const;
