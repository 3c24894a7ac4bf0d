import type { Server } from 'node:http';
import type { Command } from 'commander';
import { createLog } from '../adapters/log/create-log.ts';
import { createServer } from '../api/create-server.ts';
import type { Config } from '../config/read-config.ts';
import { AppError, type Language } from '../domain/index.ts';
import { addSampleDossiers, addSamplePeople } from '../workspace/add-samples.ts';
import { modelsOf } from './models-of.ts';
import { openConfigured } from './open-configured.ts';
import { words } from './words.ts';

export function addServeCommand(program: Command, config: Config): void {
  program
    .command('serve')
    .description('Serve the console and the API on this machine')
    .option('--samples', 'in a new workspace: make sample accounts and draft the sample dossiers')
    .action(async ({ samples }: { samples?: true }, command: Command) => {
      const { language } = command.optsWithGlobals<{ language: Language }>();
      const log = createLog(config.logLevel);
      const { workers, secondFactorRoles } = config;
      const singleSignOn = config.singleSignOn && { ...config.singleSignOn, clientSecret: config.singleSignOn.clientSecret() };
      const workspace = await openConfigured(config, { log, workers, secondFactorRoles, singleSignOn, ...modelsOf(config) });
      const server = await listen(createServer(workspace), config).catch(async (fault: unknown) => {
        await workspace.close();
        throw fault;
      });
      const stop = (): void => {
        server.closeAllConnections();
        server.close(() => void workspace.close().then(() => console.error(words.stopped[language])));
      };
      process.once('SIGINT', stop);
      process.once('SIGTERM', stop);

      if (samples === true && workspace.store.listPersons().length === 0) {
        const signIns = await addSamplePeople(workspace);
        for (const name of await addSampleDossiers(workspace)) console.error(words.preparingSample[language](name));
        await workspace.preparation.whenIdle();
        console.log(words.firstSignIn[language]);
        for (const { role, username, password } of signIns)
          console.log(`  ${username.padEnd(8)} ${password.padEnd(14)} ${role.en} / ${role.zh}`);
      } else workspace.preparation.resume();
      workspace.eraser.start();
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : config.port;
      console.log(words.serving[language](`http://${config.host}:${port}`));
    });
}

const keepAliveMs = 75_000;

function listen(app: ReturnType<typeof createServer>, { host, port }: Config): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = app.listen(port, host, (fault?: Error) => {
      if (fault === undefined) return resolve(server);
      const taken = 'code' in fault && fault.code === 'EADDRINUSE';
      reject(
        taken
          ? new AppError('config.invalid', fault.message, { en: words.portTaken.en(port), zh: words.portTaken.zh(port) }, { cause: fault })
          : fault,
      );
    });
    // Longer than browsers and proxies keep a line that is not used: one closed from both ends at once loses a request.
    server.keepAliveTimeout = keepAliveMs;
  });
}
