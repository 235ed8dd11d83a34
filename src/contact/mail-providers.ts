/** Domains of e-mail that many people have: what a mistyped one most likely meant. */

export const providers: readonly string[] = [
  ...['gmail.com', 'googlemail.com', 'hotmail.com', 'hotmail.ca', 'hotmail.fr', 'hotmail.co.uk', 'outlook.com'],
  ...['outlook.fr', 'outlook.ca', 'live.com', 'live.ca', 'live.fr', 'msn.com', 'yahoo.com', 'yahoo.ca', 'yahoo.fr'],
  ...['yahoo.co.uk', 'yahoo.co.in', 'yahoo.in', 'yahoo.com.ph', 'yahoo.com.br', 'ymail.com', 'rocketmail.com'],
  ...['icloud.com', 'me.com', 'mac.com', 'aol.com', 'protonmail.com', 'proton.me', 'pm.me', 'gmx.com', 'gmx.net'],
  ...['gmx.de', 'gmx.fr', 'web.de', 'mail.com', 'email.com', 'mail.ru', 'yandex.ru', 'yandex.com', 'ukr.net', 'qq.com'],
  ...['163.com', '126.com', 'sina.com', 'naver.com', 'rediffmail.com', 'zoho.com', 'fastmail.com', 'tutanota.com'],
  ...['bell.net', 'rogers.com', 'shaw.ca', 'telus.net', 'videotron.ca', 'sympatico.ca', 'cogeco.ca', 'orange.fr'],
  ...['wanadoo.fr', 'free.fr', 'laposte.net', 'sfr.fr', 'bbox.fr', 'uol.com.br', 'bol.com.br'],
];

/** Shorter domains have too many real neighbours for a guess. */
export const longEnough = 9;

/** Endings that are slips of a usual one, and of no real use themselves. */
export const endingSlips: Readonly<Record<string, string>> = {
  con: 'com',
  cpm: 'com',
  cim: 'com',
  vom: 'com',
  xom: 'com',
  comm: 'com',
  coom: 'com',
  ocm: 'com',
  cmo: 'com',
  cm: 'com',
  om: 'com',
  nett: 'net',
  ney: 'net',
  ogr: 'org',
};
