import { describe, expect, test } from "vitest";
import { passwordProblems } from "../../src/usecases/password-rules.ts";

describe("a password", () => {
  test.each([
    ["short pass1", "account.password-too-short"],
    ["long ".repeat(60), "account.password-too-long"],
    ["password1234", "account.password-guessable"],
    ["P@ssw0rd2026!", "account.password-guessable"],
    ["qwertyuiop123", "account.password-guessable"],
    ["aaaaaaaaaaaaaa", "account.password-guessable"],
    ["abcabcabcabcabc", "account.password-guessable"],
    ["abcdefghijklmnop", "account.password-guessable"],
    ["KhonKaenEmission2026", "account.password-guessable"],
    ["siti.rahayu1234", "account.password-guessable"],
  ])("%s is refused", (password, code) => {
    expect(passwordProblems(password, ["siti.rahayu", "Khon Kaen"]).map((problem) => problem.code)).toEqual([
      code,
    ]);
  });

  test.each(["tapir under nine mango trees", "Zx9#kQ2vLm7!", "ฝนตกที่เชียงใหม่ทุกวัน", "🐘🦏🐅🐆🦧🐊🦎🐍🐢🐙🦑🦐"])(
    "%s is accepted",
    (password) => expect(passwordProblems(password, ["siti"])).toEqual([]),
  );
});
