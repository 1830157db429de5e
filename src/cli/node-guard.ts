// better-sqlite3 fails hard below this version; say so in one sentence instead.
if (Number(process.versions.napi) < 10) {
  process.stderr.write(
    `CityLEDS needs Node.js 22.14 or newer and this is ${process.version}: start it with "npm start" or "npx cityleds".\n`,
  );
  process.exit(1);
}
