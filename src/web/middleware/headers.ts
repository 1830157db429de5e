import type { RequestHandler } from "express";
import helmet from "helmet";
import { isHttps, type Config } from "../config.ts";

const none = ["'none'"];
const self = ["'self'"];

/** Nothing inline, nothing from elsewhere, no frame. No upgrade-insecure-requests: it breaks a plain-HTTP intranet. */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    "default-src": none,
    "script-src": self,
    "style-src": self,
    "img-src": ["'self'", "data:"],
    "font-src": self,
    "connect-src": self,
    "form-action": self,
    "frame-ancestors": none,
    "base-uri": none,
    "object-src": none,
    "require-trusted-types-for": ["'script'"],
  },
};

const permissions = [
  "accelerometer",
  "browsing-topics",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "usb",
]
  .map((name) => `${name}=()`)
  .join(", ");

/** The headers of every answer; pages are never kept by a cache unless their handler says otherwise. */
export function headers(config: Config): readonly RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy,
      strictTransportSecurity: isHttps(config) ? { maxAge: 31_536_000 } : false,
      referrerPolicy: { policy: "same-origin" },
      crossOriginOpenerPolicy: { policy: "same-origin" },
      crossOriginResourcePolicy: { policy: "same-origin" },
    }),
    (_req, res, next) => {
      res.set("Permissions-Policy", permissions);
      res.set("Cache-Control", "no-store");
      res.set("X-Robots-Tag", "noindex");
      next();
    },
  ];
}
