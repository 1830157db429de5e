import { createHash, randomBytes } from "node:crypto";

/** A new public id: a UUID of version 7, so that rows made later sort later. */
export function newId(): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** A secret for one person to carry: 32 random bytes as 43 letters of base64url. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

const readable = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** A secret that can be read over the telephone: 130 bits as `ABCDE-FGHJK-...`, no 0, 1, I or O. */
export function newReadableCode(): string {
  const letters = Array.from(randomBytes(26), (byte) => readable[byte & 31]).join("");
  return letters.replaceAll(/(.{5})(?=.)/g, "$1-");
}

/** SHA-256 in hexadecimal: what the database keeps in place of a secret. */
export function digest(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
