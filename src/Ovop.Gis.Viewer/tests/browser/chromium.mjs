// How the browser is started, for the tests and for the pictures.
export const executablePath = process.env.OVOP_CHROMIUM ?? '/usr/bin/chromium';
export const args = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
];
