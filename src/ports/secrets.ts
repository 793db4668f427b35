/** Secrets that are handed out and kept as hashes alone. */
export interface Secrets {
  /** 256 random bits, in letters that an address takes as they are. */
  fresh(): string;
  /** SHA-256, in hex. Enough for a secret of 256 random bits: there is nothing to guess. */
  hash(text: string): string;
  /** HMAC-SHA256 in base64url: whoever has the key made it. */
  sign(text: string, key: string): string;
  /** Whether two are the same; takes as long for a wrong one as for a right one. */
  same(one: string, other: string): boolean;
}
