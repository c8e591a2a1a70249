/**
 * The one spelling under which an address is stored and looked up: letter case, surrounding space and the way
 * accents are composed do not make it another address. Never leave this to the database: SQLite folds ASCII only.
 */
export function normalizeEmail(email: string): string {
  return email.trim().toLowerCase().normalize("NFC");
}
