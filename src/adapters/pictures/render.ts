import { createRequire } from 'node:module';
import { renderAsync } from '@resvg/resvg-js';
import { SCALE } from './look.ts';

const require = createRequire(import.meta.url);

const WEIGHTS = [
  '400Regular/Inter_400Regular',
  '600SemiBold/Inter_600SemiBold',
  '700Bold/Inter_700Bold',
];

/** The renderer reads TrueType only: with other fonts text is missing without a word. */
const FONTS = WEIGHTS.map((name) => require.resolve(`@expo-google-fonts/inter/${name}.ttf`));

/** SVG to PNG, on a thread of the renderer's own: it takes 20 to 60 ms. */
export async function renderPng(svg: string): Promise<Buffer> {
  const image = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: SCALE },
    font: { fontFiles: FONTS, loadSystemFonts: false, defaultFontFamily: 'Inter' },
  });
  return image.asPng();
}
