import { OPEN_ENVIRONMENT } from '../../../domain/incident/incident.ts';
import { TITLE_LIMIT } from '../../../domain/incident/report.ts';
import type { NewReport } from '../../../features/incident/complete-report.ts';
import { cut } from '../views/text.ts';

/**
 * `/oncall report <text>`: the first line is the title. What does not fit into a title is kept in the description, so
 * that nothing of what was typed is lost.
 */
export function reportFromText(text: string): NewReport {
  const [firstLine = ''] = text.split('\n');
  const title = cut(firstLine.trim(), TITLE_LIMIT);
  return {
    title,
    description: title === text.trim() ? '' : text.trim(),
    customer: { name: undefined, email: undefined, phone: undefined, organisation: undefined },
    contact: 'other',
    severity: 'normal',
    environment: OPEN_ENVIRONMENT,
    cameInAt: undefined,
  };
}

const EMAIL = /[\w.%+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/u;

const PHONE = /(?<![\w-])\+?\d[\d ().-]{4,20}\d(?![\w-])/u;

/**
 * `/oncall redirect Dana Reed, dana@example.org: contour plot crashes`: whom, how they are reached, and what it is about.
 * What comes before the first comma, colon or line's end is the name; without a matter, the title says whose it is.
 */
export function redirectFromText(text: string): NewReport {
  const plainText = text
    .replace(/<mailto:([^|<>]*)\|[^<>]*>/gu, '$1')
    .replace(/<tel:[^|<>]*\|([^<>]*)>/gu, '$1');
  const email = EMAIL.exec(plainText)?.[0];
  const phone = PHONE.exec(email === undefined ? plainText : plainText.replace(email, ' '))?.[0];
  const rest = [email, phone].reduce<string>(
    (words, way) => (way === undefined ? words : words.replace(way, ',')),
    plainText,
  );
  const [name = '', ...matter] = rest
    .split(/[,:;\n]|\s-\s/u)
    .map((part) => part.trim())
    .filter(Boolean);
  const about = matter.join(', ');
  const who = name === '' ? (email ?? phone ?? 'a customer') : name;
  const given = reportFromText(about === '' ? `Question of ${who}` : about);
  return {
    ...given,
    // Nothing of what was typed is lost, wherever it was split.
    description: about.length > TITLE_LIMIT ? text.trim() : given.description,
    customer: {
      name: name === '' ? undefined : cut(name, 150),
      email,
      phone: phone?.trim(),
      organisation: undefined,
    },
    contact:
      email === undefined && phone !== undefined ? 'call' : email === undefined ? 'other' : 'email',
    isRedirect: true,
  };
}
