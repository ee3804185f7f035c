// make_trial.mjs MEMBERS EACH SEED FOLDER: a roster and questions about it for roster_trial, from the name lists of
// @faker-js/faker (npm install --prefix tests/bench/roster), so that neither this project's tables nor its author chose the names.
// Writes FOLDER/members.jsonl and FOLDER/questions.tsv: kind, the name as typed, the number of the member meant or -1.
import fs from 'node:fs';
import { allLocales } from '@faker-js/faker';

const [count, each, seed] = process.argv.slice(2, 5).map(Number);
const folder = process.argv[5];

let state = seed >>> 0;
function random() {  // mulberry32
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const below = (n) => Math.floor(random() * n);
const pick = (list) => list[below(list.length)];
const chance = (p) => random() < p;

const flat = (names) => (!names ? [] : Array.isArray(names) ? names : Object.values(names).flat());
const names = (part, ...locales) =>
  shuffled([...new Set(locales.flatMap((locale) => flat(allLocales[locale].person?.[part])))]
    .filter((name) => typeof name === 'string' && /^[\p{Script=Latin}' -]+$/u.test(name)));
function shuffled(list) {
  for (let at = list.length - 1; at > 0; --at) {
    const other = below(at + 1);
    [list[at], list[other]] = [list[other], list[at]];
  }
  return list;
}

const stems = ('Ash Brad Carl Den Els Fair Glen Hart Ivers Kings Lang Mill New Oak Pres Rad Stan Thorn Up West Wood Wynd Black Brook Church ' +
  'Dal East Fern Gar Hazel Lock Marl North Pen Red Shel Tar Under Wal Whit Wool Cald Burn Cran Hol Sed Hop').split(' ');
const ends = 'ford ley ton wood well ham worth by field more combe shaw land bridge gate man son stead hurst den'.split(' ');
const composed = shuffled(stems.flatMap((stem) => ends.map((end) => stem + end)));
const syllables = 'wei jing min yan jun hui ming xin ying yu hong lei tao bo feng hao jie kai lan mei ning rui shan ting yi zhen qi xue zi xiao'.split(' ');
const capital = (word) => word[0].toUpperCase() + word.slice(1);
const chinese = shuffled(syllables.flatMap((one) => [capital(one), ...syllables.filter((other) => other !== one).map((other) => capital(one) + other)]));
const pinyin = ('Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Song Tang Han Feng Deng Cao Peng ' +
  'Zeng Xiao Tian Dong Pan Yuan Cai Jiang Yu Du Ye Cheng Su Wei Lu Ding Ren Shen Yao Cui Zhong Tan Fan Jin Shi Liao Jia Xia Fu Fang Zou Xiong Bai Meng Qin Qiu Hou').split(' ');

const origins = [
  { share: 38, given: names('first_name', 'en', 'en_AU'), family: names('last_name', 'en', 'en_AU', 'en_ZA'), rare: composed, middle: true },
  { share: 20, given: names('first_name', 'fr', 'fr_BE'), family: names('last_name', 'fr', 'fr_BE', 'fr_CH'), rare: composed.slice(0, 60), middle: true },
  { share: 9, given: chinese, family: pinyin, rare: names('last_name', 'en_HK'), middle: false },
  { share: 9, given: names('first_name', 'en_IN'), family: names('last_name', 'en_IN', 'ne'), rare: names('last_name', 'ne'), middle: true },
  { share: 7, given: names('first_name', 'de', 'nl'), family: names('last_name', 'de', 'nl'), rare: names('last_name', 'de_CH', 'da', 'sv'), middle: true },
  { share: 5, given: names('first_name', 'vi'), family: names('last_name', 'vi'), rare: names('last_name', 'vi'), middle: true },
  { share: 4, given: names('first_name', 'pl', 'hr'), family: names('last_name', 'pl', 'hr'), rare: names('last_name', 'cs_CZ'), middle: false },
  { share: 4, given: names('first_name', 'es', 'it'), family: names('last_name', 'es', 'it', 'pt_PT'), rare: names('last_name', 'ro'), middle: true },
  { share: 4, given: names('first_name', 'en_NG', 'en_GH', 'yo_NG'), family: names('last_name', 'en_NG', 'en_GH', 'yo_NG', 'fr_SN'), rare: names('last_name', 'tr'), middle: true },
];
const ranked = (list) => list[Math.floor(list.length * Math.pow(random(), 2.2))];
function origin() {
  let roll = below(100);
  for (const from of origins) {
    if (roll < from.share) return from;
    roll -= from.share;
  }
  return origins[0];
}
const givenName = (from) => ranked((chance(0.15) ? origins[0] : from).given);
const familyName = (from) => (chance(0.2) && from.rare.length ? pick(from.rare) : ranked(from.family));
function person() {
  const from = origin();
  const one = { given: givenName(from), middle: '', family: familyName(from), preferred: '', former: [], city: 'Calgary' };
  if (from.middle && chance(0.55)) one.middle = givenName(from);
  if (chance(0.04)) one.family += '-' + familyName(origin());
  if (chance(0.06)) one.preferred = givenName(origins[0]);
  if (chance(0.05)) one.former = [familyName(from)];
  return one;
}

const letters = { ß: 'ss', ø: 'o', Ø: 'O', ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', æ: 'ae', œ: 'oe', ı: 'i' };
const ascii = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[^\x00-\x7f]/g, (letter) => letters[letter] ?? '');
const folded = (text) => ascii(text).toLowerCase().replace(/[^a-z]/g, '');
const key = (given, family) => folded(given) + '|' + folded(family);

const members = Array.from({ length: count }, person);
const listed = new Map();
const initials = new Map();
const bump = (map, at) => map.set(at, (map.get(at) ?? 0) + 1);
for (const m of members) {
  for (const given of [m.given, m.preferred])
    if (given) for (const family of [m.family, ...m.former, ...m.family.split('-').filter((half) => half !== m.family)]) bump(listed, key(given, family));
  bump(initials, key(m.given[0], m.family));
  if (m.preferred) bump(initials, key(m.preferred[0], m.family));
}
const isListed = (given, family) => listed.has(key(given, family)) || listed.has(key(family, given));

const keys = { a: 'sqw', b: 'vn', c: 'xv', d: 'sfe', e: 'wr', f: 'dg', g: 'fh', h: 'gj', i: 'uo', j: 'hk', k: 'jl', l: 'k', m: 'n', n: 'bm', o: 'ip', p: 'o',
  q: 'wa', r: 'et', s: 'ad', t: 'ry', u: 'yi', v: 'cb', w: 'qe', x: 'zc', y: 'tu', z: 'x' };
function typo(word) {
  if (word.length < 4) return null;
  const at = below(word.length);
  const letter = word[at].toLowerCase();
  if (!/[a-z]/.test(letter)) return null;
  const made = [
    () => word.slice(0, at) + word.slice(at + 1),
    () => word.slice(0, at) + pick(keys[letter]) + word.slice(at + 1),
    () => word.slice(0, at) + letter + word.slice(at),
    () => (at + 1 < word.length ? word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2) : null),
    () => word.slice(0, at) + pick([...'abcdefghijklmnopqrstuvwxyz']) + word.slice(at),
  ][below(5)]();
  return made && made.toLowerCase() !== word.toLowerCase() ? made : null;
}
const sounds = [['ph', 'f'], ['f', 'ph'], ['ck', 'k'], ['k', 'c'], ['c', 'k'], ['ie', 'y'], ['y', 'ie'], ['ei', 'ie'], ['ie', 'ei'], ['ee', 'ea'], ['ea', 'ee'], ['ai', 'ay'],
  ['ay', 'ey'], ['ou', 'oo'], ['oo', 'u'], ['ow', 'ou'], ['au', 'aw'], ['er', 'or'], ['or', 'er'], ['ar', 'er'], ['son', 'sen'], ['sen', 'son'], ['th', 't'], ['sch', 'sh'],
  ['tz', 'ts'], ['z', 's'], ['s', 'z'], ['x', 'ks'], ['qu', 'kw'], ['gh', 'g'], ['kn', 'n'], ['wr', 'r'], ['mac', 'mc'], ['mc', 'mac'], ['ll', 'l'], ['l', 'll'], ['nn', 'n'],
  ['n', 'nn'], ['tt', 't'], ['t', 'tt'], ['rr', 'r'], ['ss', 's'], ['mm', 'm'], ['eau', 'o'], ['ault', 'o'], ['que', 'k'], ['dg', 'g'], ['ey', 'y'], ['y', 'i'], ['i', 'y'], ['v', 'w'], ['w', 'v']];
function sounded(word) {
  const options = sounds.filter(([from]) => word.toLowerCase().includes(from));
  if (!options.length) return null;
  const [from, to] = pick(options);
  return word.toLowerCase().replace(from, to);
}
const nicknames = ('William:Bill,Will;Robert:Bob,Rob;Richard:Rick,Dick;Elizabeth:Liz,Beth,Betty;Margaret:Peggy,Maggie;Katherine:Kate,Kathy;Catherine:Cathy,Kate;James:Jim,Jamie;' +
  'John:Jack,Johnny;Michael:Mike,Mick;Joseph:Joe;Thomas:Tom;Edward:Ed,Ted;Charles:Chuck,Charlie;Daniel:Dan;David:Dave;Anthony:Tony;Andrew:Andy,Drew;Christopher:Chris;Matthew:Matt;' +
  'Nicholas:Nick;Patricia:Pat,Trish;Jennifer:Jen;Susan:Sue;Deborah:Deb;Barbara:Barb;Rebecca:Becky;Samantha:Sam;Alexander:Alex;Benjamin:Ben;Samuel:Sam;Gregory:Greg;Kenneth:Ken;' +
  'Donald:Don;Ronald:Ron;Timothy:Tim;Steven:Steve;Lawrence:Larry;Gerald:Gerry;Raymond:Ray;Theodore:Ted;Frederick:Fred;Walter:Walt;Albert:Al;Victoria:Vicky;Theresa:Terry;Dorothy:Dot;' +
  'Abigail:Abby;Madison:Maddie;Jacqueline:Jackie;Pamela:Pam;Cynthia:Cindy;Angela:Angie;Kimberly:Kim;Melissa:Mel;Jessica:Jess;Amanda:Mandy;Stephanie:Steph;Judith:Judy;Sandra:Sandy;' +
  'Geneviève:Gen;Jean-Pierre:JP;Marguerite:Margot;Philippe:Phil;Dominique:Dom;Frédéric:Fred;Guillaume:Guy;Zachary:Zach;Nathaniel:Nate;Vincent:Vince;Leonard:Len;Eugene:Gene;Francis:Frank')
  .split(';').map((line) => line.split(':')).reduce((map, [full, short]) => map.set(full, short.split(',')), new Map());
const transliterated = ('Zhang:Chang,Cheung;Wang:Wong;Huang:Wong,Hwang;Chen:Chan,Ch\'en;Zhao:Chao,Chiu;Zhou:Chou,Chow;Xu:Hsu;Xie:Hsieh,Tse;Li:Lee;Wu:Ng;Liu:Lau;Cai:Tsai,Choi;Zheng:Cheng;Liang:Leung;' +
  'Lin:Lam;Guo:Kuo,Kwok;He:Ho;Feng:Fung;Cao:Tsao;Deng:Teng,Tang;Jiang:Chiang;Qiu:Chiu;Xiao:Hsiao,Siu;Yang:Yeung;Ye:Yip;Luo:Lo,Law;Xiong:Hsiung;Zeng:Tsang,Tseng;Qin:Chin;Müller:Mueller,Muller;' +
  'Schröder:Schroeder;König:Koenig;Schäfer:Schaefer;Krüger:Krueger;Jäger:Jaeger;Köhler:Koehler;Böhm:Boehm;Nguyễn:Nguyen;Trần:Tran;Kowalczyk:Kovalchik,Kowalchyk;Lewandowski:Levandovsky;' +
  'Wiśniewski:Vishnevsky;Jankowski:Yankovsky;Singh:Sing;Sharma:Sarma;Iyer:Aiyar;Chaturvedi:Caturvedi;Mukhopadhyay:Mukherjee;Banerjee:Banerji;Chowdhury:Choudhury').split(';')
  .map((line) => line.split(':')).reduce((map, [one, others]) => map.set(one, others.split(',')), new Map());

const oneWord = (m) => !/[ '-]/.test(m.given + m.family);
const kinds = {
  exact: (m) => [m.given, m.middle, m.family].filter(Boolean).join(' '),
  capitals: (m) => `${m.given} ${m.family}`.toUpperCase(),
  'no accents': (m) => (ascii(m.given + m.family) === m.given + m.family ? null : ascii(`${m.given} ${m.family}`)),
  comma: (m) => `${m.family}, ${m.given}`,
  'family first': (m) => `${m.family} ${m.given}`,
  'no middle': (m) => (m.middle ? `${m.given} ${m.family}` : null),
  'extra middle': (m) => (m.middle ? null : `${m.given} ${givenName(origins[0])} ${m.family}`),
  'middle initial': (m) => (m.middle ? `${m.given} ${m.middle[0]}. ${m.family}` : null),
  title: (m) => pick(['Dr. ', 'Mr ', 'Ms. ', 'Mme ']) + `${m.given} ${m.family}`,
  'letters after': (m) => `${m.given} ${m.family}` + pick([', P.Eng.', ' CET', ', PhD']),
  preferred: (m) => (m.preferred && listed.get(key(m.preferred, m.family)) === 1 ? `${m.preferred} ${m.family}` : null),
  former: (m) => (m.former.length && listed.get(key(m.given, m.former[0])) === 1 ? `${m.given} ${m.former[0]}` : null),
  initial: (m) => (initials.get(key(m.given[0], m.family)) === 1 ? `${m.given[0]}. ${m.family}` : null),
  nickname: (m) => unlisted(nicknames.has(m.given) && pick(nicknames.get(m.given)), m.family),
  'one typo': (m) => (chance(0.5) ? unlisted(typo(ascii(m.given)), m.family) : unlisted(m.given, typo(ascii(m.family)))),
  'two typos': (m) => {
    if (chance(0.5)) return unlisted(typo(ascii(m.given)), typo(ascii(m.family)));
    const once = typo(ascii(m.family));
    return once && m.family.length > 6 ? unlisted(m.given, typo(once)) : null;
  },
  'family sounds': (m) => unlisted(m.given, sounded(ascii(m.family))),
  'given sounds': (m) => unlisted(sounded(ascii(m.given)), m.family),
  hyphen: (m) => (oneWord(m) ? null : `${m.given} ${m.family}`.replace(/['-]/g, chance(0.5) ? ' ' : '')),
  'half of double': (m) => (m.family.includes('-') ? `${m.given} ${pick(m.family.split('-'))}` : null),
  transliterated: (m) => unlisted(m.given, transliterated.has(m.family) && pick(transliterated.get(m.family))),
};
function unlisted(given, family) {
  return given && family && !isListed(given, family) ? `${given} ${family}` : null;
}

function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; ++i) {
    const next = [i];
    for (let j = 1; j <= b.length; ++j) next.push(Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length];
}
const allGiven = [...new Set(origins.flatMap((from) => from.given))];
const allFamilies = [...new Set(origins.flatMap((from) => [...from.family, ...from.rare]))];
// Another real name, one or two letters away, that is not merely another spelling of the same.
function near(list, name) {
  const start = below(list.length);
  const most = name.length < 5 ? 1 : 2;
  for (let step = 0; step < list.length; ++step) {
    const other = list[(start + step) % list.length];
    const d = Math.abs(other.length - name.length) > most ? 9 : distance(folded(other), folded(name));
    if (d > 0 && d <= most && sounds.every(([from, to]) => folded(name).replace(from, to) !== folded(other))) return other;
  }
  return null;
}
const others = {
  stranger: () => { const p = person(); return unlisted(p.given, p.family); },
  'stranger with middle': () => { const p = person(); return p.middle && !isListed(p.given, p.family) ? `${p.given} ${p.middle} ${p.family}` : null; },
  'stranger with typo': () => { const p = person(); const typed = typo(ascii(p.family)); return typed && !isListed(p.given, p.family) ? unlisted(p.given, typed) : null; },
  'other given': (m) => unlisted(givenName(origin()), m.family),
  'other family': (m) => unlisted(m.given, familyName(origin())),
  'near given': (m) => unlisted(near(allGiven, m.given), m.family),
  'near family': (m) => unlisted(m.given, near(allFamilies, m.family)),
  'other middle': (m) => {
    const middle = givenName(origins[0]);
    return m.middle && listed.get(key(m.given, m.family)) === 1 && folded(middle)[0] !== folded(m.middle)[0] ? `${m.given} ${middle} ${m.family}` : null;
  },
};

const lines = [];
for (const [kind, make] of Object.entries(kinds))
  for (let made = 0, tries = 0; made < each && tries < each * 300; ++tries) {
    const number = below(count);
    const m = members[number];
    if (listed.get(key(m.given, m.family)) > 4) continue;
    const text = make(m);
    if (text) lines.push([kind, text, number]), ++made;
  }
for (const [kind, make] of Object.entries(others))
  for (let made = 0, tries = 0; made < 2 * each && tries < each * 300; ++tries) {
    const text = make(members[below(count)]);
    if (text) lines.push(['not: ' + kind, text, -1]), ++made;
  }
fs.mkdirSync(folder, { recursive: true });
fs.writeFileSync(`${folder}/questions.tsv`, lines.map((line) => line.join('\t')).join('\n') + '\n');
const out = fs.openSync(`${folder}/members.jsonl`, 'w');
for (let at = 0; at < members.length; at += 10000) fs.writeSync(out, members.slice(at, at + 10000).map((m) => JSON.stringify(m) + '\n').join(''));
fs.closeSync(out);
