import { allScreens } from './all-screens.ts';
import { block, escaped } from './render-block.ts';
import { DRESSINGS, type Screen } from './world.ts';

const STYLE = `
body { font: 15px/1.45 Lato, Inter, system-ui, sans-serif; margin: 0; background: #f4f4f4; color: #1d1c1d; }
header { position: sticky; top: 0; background: #1f3a5f; color: #fff; padding: 10px 20px; z-index: 1; }
header a { color: #fff; margin-right: 16px; }
h2 { margin: 32px 20px 0; font-size: 17px; }
main { display: flex; flex-wrap: wrap; gap: 16px; padding: 12px 20px; align-items: flex-start; }
article { background: #fff; border: 1px solid #ddd; border-radius: 8px; padding: 12px 16px; width: 520px; overflow-wrap: anywhere; }
article > small { color: #616061; }
article.form { border-color: #1f3a5f; }
.fallback { background: #eee; padding: 4px 8px; margin: 6px 0; font-size: 13px; }
.section { margin: 8px 0; white-space: pre-wrap; }
.section .button { float: right; }
.context { color: #616061; font-size: 13px; margin: 6px 0; white-space: pre-wrap; }
.actions { margin: 8px 0; display: flex; flex-wrap: wrap; gap: 6px; }
.button { border: 1px solid #bbb; border-radius: 4px; padding: 3px 10px; font-weight: 700; font-size: 13px; }
.button.primary { background: #007a5a; color: #fff; border-color: #007a5a; }
.input { margin: 10px 0; } .field { border: 1px solid #bbb; border-radius: 4px; padding: 4px 8px; min-height: 20px; white-space: pre-wrap; }
.title { font-weight: 700; font-size: 16px; margin: 6px 0; } .hint { color: #616061; font-size: 12px; }
.quote { display: block; border-left: 4px solid #ddd; padding-left: 8px; min-height: 1em; }
code, pre { background: #f0f0f0; border-radius: 3px; } .mention { background: #fdf3d6; } hr { border: 0; border-top: 1px solid #ddd; }
`;

/** Every screen in every dressing, as one page without a script. */
export async function galleryPage(): Promise<string> {
  const parts: string[] = [];
  for (const dressing of DRESSINGS) {
    parts.push(`<h2 id="${dressing.name}">Text that is ${dressing.name}</h2><main>`);
    parts.push(...(await allScreens(dressing)).map(article), '</main>');
  }
  const links = DRESSINGS.map(({ name }) => `<a href="#${name}">${name}</a>`).join('');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Hotline: every screen</title>
<style>${STYLE}</style><header><b>Hotline: every screen</b> &nbsp; ${links}</header>${parts.join('\n')}</html>\n`;
}

function article({ of, state, view }: Screen): string {
  const isForm = 'type' in view;
  const head = isForm
    ? view.type === 'modal'
      ? `<div class="title">${escaped(view.title.text)}</div>`
      : '<div class="title">Home</div>'
    : `<div class="fallback">${escaped(view.text)}</div>`;
  const foot =
    isForm && view.type === 'modal' && view.submit
      ? `<div class="actions"><span class="button primary">${escaped(view.submit.text)}</span></div>`
      : '';
  const blocks: readonly unknown[] = view.blocks;
  return `<article class="${isForm ? 'form' : ''}"><small>${escaped(of)} · ${escaped(state)}</small>${head}${blocks.map(block).join('')}${foot}</article>`;
}
