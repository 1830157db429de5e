/** Words and runs that common passwords of twelve and more characters are put together from. */
export const commonParts: readonly string[] = (
  "password passwort passw0rd contrasena senha katasandi matkhau welcome letmein admin administrator " +
  "root superuser changeme default secret qwertyuiop qwerty qwertz azerty asdfghjkl asdfgh zxcvbnm zxcvbn " +
  "1qaz2wsx3edc 1qaz2wsx qazwsxedc qazwsx 1q2w3e4r5t6y 1q2w3e4r5t 1q2w3e4r q1w2e3r4 zaq12wsx " +
  "1234567890 0987654321 123456789 987654321 12345678 87654321 1234567 123456 654321 12345 54321 1234 4321 " +
  "123123 121212 112233 abc123 abcdefghijkl abcdefgh abcdef abcd1234 abcd iloveyou ilove loveyou lovely " +
  "princess sunshine football baseball basketball superman batman dragon monkey master shadow michael " +
  "jennifer charlie jordan ashley bailey trustno starwars pokemon whatever computer internet samsung google " +
  "facebook microsoft windows linkedin freedom forever summer winter spring autumn january february march " +
  "april june july august september october november december monday friday sunday hello test guest user " +
  "login access system server manager office company government municipality council mayor sayang cinta " +
  "bismillah indonesia jakarta surabaya bandung malaysia kualalumpur singapore thailand bangkok vietnam " +
  "hanoi saigon hochiminh philippines manila quezon cambodia phnompenh laos vientiane myanmar yangon brunei " +
  "timor dili asean cityleds leds city cities emission emissions inventory greenhouse carbon climate energy " +
  "planning scenario year baseline correcthorsebatterystaple correct horse battery staple correcthorse"
).split(" ");
