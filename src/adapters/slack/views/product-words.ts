import type { ProductIssue } from '../../../domain/product/product-issue.ts';
import { targetLink } from './link-words.ts';

/** An issue of the product: a link where GitHub has told its address, else its name; empty while it has no number. */
export function productLink({ repository, number, url }: ProductIssue): string {
  if (number === undefined) return '';
  return targetLink({ kind: 'issue', repository, number, url: url ?? '' });
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
        return [
          `known ${productLink(issue)}${issue.state === 'failed' ? ' (could not be updated)' : ''}`,
        ];
      case 'touched':
        return [`see ${productLink(issue)}`];
      case 'follow-up':
        return [];
    }
  });
}
