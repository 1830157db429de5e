import type { NextFunction, RequestHandler } from "express";
import { numberPrinter } from "../../i18n/format.ts";
import { isLanguage, languages, translator, type Language } from "../../i18n/i18n.ts";
import { readAccount } from "../../usecases/accounts.ts";
import type { Deps as Act } from "../../usecases/act.ts";
import { readCity } from "../../usecases/city.ts";
import { mayIn } from "../../usecases/act.ts";
import type { Assets } from "../assets.ts";
import type { Config } from "../config.ts";
import type { Engine } from "../engine.ts";
import type { Ask, CityInView, Person, Reply } from "../reply.ts";

/** The cookie with the language chosen by somebody not signed in. */
export const languageCookie = "language";

/** The language asked for before signing in: the cookie's, else the browser's, else English. */
export function askedLanguage(req: Ask): Language {
  const chosen = /(?:^|;\s*)language=([a-z]{2})(?:;|$)/.exec(req.get("cookie") ?? "")?.[1];
  if (isLanguage(chosen)) return chosen;
  const accepted = req.acceptsLanguages([...languages]);
  return isLanguage(accepted) ? accepted : languages[0];
}

async function personOf(act: Act, req: Ask): Promise<Person | null> {
  const userId = req.session?.userId;
  if (userId === undefined) return null;
  const user = await readAccount(act, { userId });
  if (!user.ok) return null;
  const { id, login, name, language, number_format, is_administrator } = user.value;
  return {
    id,
    login,
    name,
    language: isLanguage(language) ? language : languages[0],
    numberFormat: number_format,
    isAdministrator: is_administrator === 1,
  };
}

/** The city last opened keeps the navigation whole on pages of no city. */
async function lastCityOf(act: Act, req: Ask, person: Person | null): Promise<CityInView | null> {
  const id = req.session?.lastCity;
  if (!person || id === undefined) return null;
  const city = await readCity(act, { userId: person.id }, id);
  if (!city.ok) return null;
  const rights = (["view", "edit", "administer"] as const).filter((right) => mayIn(city.value.role, right));
  return { id: city.value.id, name: city.value.name, rights };
}

export interface Reading {
  readonly act: Act;
  readonly config: Config;
  readonly engine: Engine;
  readonly assets: Assets;
}

/** Sets up what even an error page needs: a voice in the language asked for. Nothing here can fail. */
export function voiced({ config, engine, assets }: Reading): RequestHandler {
  return (req, res, next) => {
    const ask = req as unknown as Ask;
    const reply = res as unknown as Reply;
    const language = askedLanguage(ask);
    Object.assign(reply.locals, {
      engine,
      config,
      person: null,
      city: null,
      requestId: req.id as string,
      voice: { texts: translator(language), numbers: numberPrinter(language), asset: assets.address },
    });
    next();
  };
}

/** Finds who is signed in, with what the database says of them now, and speaks to them as they chose. */
export function reader({ act, assets }: Reading): RequestHandler {
  const find = async (req: Ask, res: Reply, next: NextFunction) => {
    const person = await personOf(act, req);
    res.locals.person = person;
    res.locals.city = await lastCityOf(act, req, person);
    if (person)
      res.locals.voice = {
        texts: translator(person.language),
        numbers: numberPrinter(person.numberFormat),
        asset: assets.address,
      };
    next();
  };
  return find as unknown as RequestHandler;
}
