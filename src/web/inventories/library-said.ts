import { standsOn } from "../../usecases/compare-factor-sets.ts";
import type { Reply } from "../reply.ts";
import type { Web } from "../web.ts";
import { setText } from "./library-view.ts";
import type { OpenInventory } from "./open.ts";

/** Which factor library an inventory stands on, and a word where the program has another. */
export function librarySaid(web: Web, res: Reply, { stored, address }: OpenInventory) {
  const { texts } = res.locals.voice;
  const { library } = web.knowledge;
  const from = standsOn(stored.inventory, web);
  const href = `${address}/library`;
  const versions = from.version === library.version ? setText : ({ version }: typeof from) => version;
  return {
    libraryLink: { href, label: texts.t("inventory:library.link", { set: setText(from) }) },
    otherLibrary:
      from.hash === library.hash
        ? null
        : {
            kind: "info",
            title: texts.t("inventory:library.notice.title"),
            text: texts.t("inventory:library.notice.text", { from: versions(from), to: versions(library) }),
            href,
            label: texts.t("inventory:library.notice.link"),
          },
  };
}
