/** How a chart's numbers are read: in one unit, three digits; the tables tell the tonnes. */
export function chartScale(greatest: number) {
  const number = { significant: 3 } as const;
  const size = Math.abs(greatest);
  if (size >= 1e7) return { per: 1e6, unit: "Mt", number };
  return size >= 1e4 ? { per: 1000, unit: "kt", number } : { per: 1, unit: "t", number };
}
