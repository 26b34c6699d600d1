import { defineConfig } from 'vitest/config';

const junit = process.env['OVOP_JUNIT'];

export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.ts'],
    ...(junit && { reporters: ['default', 'junit'], outputFile: { junit } }),
  },
});
