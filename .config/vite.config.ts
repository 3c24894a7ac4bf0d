import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const projectRoot = resolve(import.meta.dirname, '..');
const engineRoot = join(projectRoot, 'node_modules/pdfjs-dist');
/** Folders that the PDF engine reads at run time: Chinese character maps, the standard fonts, colour profiles, decoders. */
const engineFolders = ['cmaps', 'standard_fonts', 'iccs', 'wasm'];

/** Serves the PDF engine's data from our own origin, under `/pdf-engine/`; nothing is fetched from elsewhere. */
function pdfEngineData(): Plugin {
  return {
    name: 'pdf-engine-data',
    generateBundle() {
      for (const folder of engineFolders) {
        for (const file of readdirSync(join(engineRoot, folder))) {
          this.emitFile({ type: 'asset', fileName: `pdf-engine/${folder}/${file}`, source: readFileSync(join(engineRoot, folder, file)) });
        }
      }
    },
    configureServer(server) {
      server.middlewares.use('/pdf-engine/', (request, response, next) => {
        const [folder = '', file = ''] = (request.url ?? '').replace(/^\//u, '').split('/');
        if (!engineFolders.includes(folder) || file.includes('..')) return next();
        createReadStream(join(engineRoot, folder, file))
          .on('error', next)
          .pipe(response);
      });
    },
  };
}

export default defineConfig({
  root: join(projectRoot, 'src/console'),
  publicDir: false,
  plugins: [react(), pdfEngineData()],
  build: {
    outDir: join(projectRoot, 'dist/console'),
    emptyOutDir: true,
    // No data: or inline scripts, so that the content security policy can stay strict.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': process.env['COUNTERSIGN_API'] ?? 'http://127.0.0.1:3000' } },
});
