import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from './app/app.tsx';
import { startTheme } from './app/theme.ts';
import { startLanguage } from './words/language.ts';
import './look/tokens.css';
import './look/components.css';
import './look/frame.css';

startTheme();
await startLanguage();
createRoot(document.getElementById('console')!).render(
  <StrictMode>
    {/* No transitions: a key must act on what the last key opened, never on what is still on the screen. */}
    <BrowserRouter useTransitions={false}>
      <App />
    </BrowserRouter>
  </StrictMode>,
);
