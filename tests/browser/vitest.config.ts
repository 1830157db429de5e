import { defineConfig } from "vitest/config";
import { reporters } from "../reporters.ts";

export default defineConfig({
  test: {
    include: ["tests/browser/**/*.test.ts"],
    testTimeout: 180_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    ...reporters(),
  },
});
