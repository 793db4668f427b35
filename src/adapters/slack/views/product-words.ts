import { referenceName } from '../../../domain/product/issue-reference.ts';
import type { ProductIssue } from '../../../domain/product/product-issue.ts';
import { safeLine } from './text.ts';

/** An issue of the product: a link where GitHub has told its address, else its name. */
export function productLink({ repository, number, url }: ProductIssue): string {
  if (number === undefined) return '';
  const name = safeLine(referenceName({ repository, number }));
  return url !== undefined && /^https?:\/\/[^\s<>|]+$/u.test(url) ? `<${url}|${name}>` : name;
}

/** For a card: each issue of the product that the incident has to do with, and what became of it. */
export function productFacts(products: readonly ProductIssue[]): readonly string[] {
  return products.flatMap((issue) => {
    switch (issue.purpose) {
      case 'promotion':
        return [
          issue.number === undefined
            ? 'new product issue being filed'
            : `new ${productLink(issue)}`,
        ];
      case 'known':
        return [`known ${productLink(issue)}${issue.state === 'failed' ? ' (not there)' : ''}`];
      case 'touched':
        return [`see ${productLink(issue)}`];
      case 'follow-up':
        return [];
    }
  });
}
