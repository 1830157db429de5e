/** Text of a page as a reader sees it. */
export function decoded(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&#x3D;", "=")
    .replaceAll("&amp;", "&");
}

/** What a browser would send of the form as it stands, without its buttons. */
export function fieldsIn(html: string): Record<string, string> {
  const fields: Record<string, string> = {};
  const form = /<form method="post"[^>]*class="entry"[\s\S]*?<\/form>/.exec(html)?.[0] ?? "";
  for (const [tag] of form.matchAll(/<input [^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    if (name === undefined || (/type="(radio|checkbox)"/.test(tag) && !/ checked/.test(tag))) continue;
    fields[name] = decoded(/value="([^"]*)"/.exec(tag)?.[1] ?? "");
  }
  for (const [, name = "", text = ""] of form.matchAll(/<textarea [^>]*name="([^"]*)"[^>]*>([^<]*)</g)) {
    fields[name] = decoded(text);
  }
  for (const [, name = "", options = ""] of form.matchAll(
    /<select [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g,
  )) {
    fields[name] = decoded(/<option value="([^"]*)" selected/.exec(options)?.[1] ?? "");
  }
  return fields;
}

/** `#id text` of each line of the error summary. */
export function errorsIn(html: string): readonly string[] {
  const summary = /<div class="errs"[\s\S]*?<\/div>/.exec(html)?.[0] ?? "";
  return [...summary.matchAll(/<a href="([^"]*)">([^<]*)</g)].map(
    ([, href = "", text = ""]) => `${href} ${decoded(text)}`,
  );
}
