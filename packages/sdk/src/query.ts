/** The contract's style for lists is one value with commas. What is absent is left out. */
export function toQuery(query: Readonly<Record<string, unknown>> | undefined): string {
  const parts = Object.entries(query ?? {}).flatMap(([name, value]) => {
    const values = [value ?? []].flat().map((part) => encodeURIComponent(String(part)));
    return values.length > 0 ? [`${name}=${values}`] : [];
  });
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}
