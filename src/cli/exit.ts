/** What a command ends with, as the contract has it. */
export const EXIT = Object.freeze({ done: 0, unexpected: 1, usage: 2, invalid: 65 });
