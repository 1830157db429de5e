import type { notYetComputed } from "../../usecases/not-yet-computed.ts";
import type { Speaking } from "./part-words.ts";

type NotYet = NonNullable<ReturnType<typeof notYetComputed>>;

/** Measures or targets that enter no total, each with its reason and its values with how they are founded. */
export function notYetView(speaking: Speaking, later: NotYet, which: "measures" | "targets"): object | null {
  const { texts, numbers } = speaking;
  const basis = (name: string): string => texts.t(`planning:basis.${name}`);
  const items =
    which === "measures"
      ? later.measures.map((one) => ({
          name: one.title,
          years: texts.t("planning:later.years", { start: String(one.start), full: String(one.full) }),
          reason: one.reason,
          values: one.values.map(({ label, value, unit, how, ...rest }) => ({
            label,
            value: `${typeof value === "number" ? numbers.number(value) : value} ${unit}`,
            basis: basis(rest.basis),
            how: how ?? null,
          })),
        }))
      : later.targets.map((one) => ({
          name: one.title,
          years: String(one.year),
          reason: one.reason,
          values:
            one.value === null
              ? []
              : [
                  {
                    label: texts.t("planning:later.level"),
                    value: `${numbers.number(one.value)} ${one.unit}`,
                    basis: basis(one.basis),
                    how: one.how ?? null,
                  },
                ],
        }));
  if (items.length === 0) return null;
  return { title: texts.t(`planning:later.${which}.title`), lead: texts.t("planning:later.lead"), items };
}
