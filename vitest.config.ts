import { defineConfig } from "vitest/config";
import { reporters } from "./tests/reporters.ts";

export default defineConfig({
  test: {
    include: ["tests/unit/**/*.test.ts", "tests/http/**/*.test.ts"],
    testTimeout: 30_000,
    ...reporters(),
  },
});
