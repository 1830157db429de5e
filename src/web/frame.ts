import { languages } from "../i18n/i18n.ts";
import { languageNames } from "./choices.ts";
import type { Ask, Locals, Notice, PageHead, Section } from "./reply.ts";

/** The navigation: what belongs to a city is there once a city is open. */
function navigation(locals: Locals, section: Section | undefined): readonly object[] {
  if (!locals.person) return [];
  const { texts } = locals.voice;
  const home = locals.city ? `/cities/${locals.city.id}` : null;
  const items: readonly (readonly [Section, string | null])[] = [
    ["inventory", home ?? "/cities"],
    ["scenarios", home && `${home}/scenarios`],
    ["reports", home && `${home}/reports`],
    ["factors", "/factors"],
    ["account", "/account"],
  ];
  return items.flatMap(([name, href]) =>
    href === null ? [] : [{ href, label: texts.t(`nav.${name}`), current: name === section ? "true" : null }],
  );
}

/** What the layout shows around a page. */
export function frame(req: Ask, locals: Locals, head: PageHead, notice: Notice | null): object {
  const { texts } = locals.voice;
  return {
    language: texts.language,
    title: head.title,
    wrong: head.wrong === true,
    crumbs: head.crumbs ?? [],
    notice,
    nav: navigation(locals, head.section),
    city: locals.person ? locals.city : null,
    demo: locals.config.demo,
    here: req.method === "GET" ? req.originalUrl : "/",
    languages: languages.map((id) => ({
      id,
      label: languageNames[id],
      current: id === texts.language,
    })),
  };
}
