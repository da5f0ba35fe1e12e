import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** What every page needs: one file instead of dozens of small ones. */
const BASE =
  /node_modules\/(react|react-dom|scheduler|use-sync-external-store|@tanstack|openapi-fetch|cookie-es|isbot|seroval)|src\/(api|ui(?!\/Terms)|i18n(?!\/es)|forms\/use)/;

const GATEWAY = process.env.FLIPBRIDGE_URL ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: process.env.WEB_UI_OUT ?? 'dist',
    emptyOutDir: true,
    // A data: URL would need an exception in the content security policy.
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: { polyfill: false },
    target: 'es2022',
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'base', test: BASE }] } } },
  },
  server: { proxy: { '/api': GATEWAY, '/actuator': GATEWAY } },
});
