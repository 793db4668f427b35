import { createRequire } from 'node:module';
import { SCALE } from './look.ts';

const require = createRequire(import.meta.url);

const WEIGHTS = [
  '400Regular/Inter_400Regular',
  '600SemiBold/Inter_600SemiBold',
  '700Bold/Inter_700Bold',
];

/** The renderer reads TrueType only: with other fonts text is missing without a word. */
const FONTS = WEIGHTS.map((name) => require.resolve(`@expo-google-fonts/inter/${name}.ttf`));

/** Letters that Inter does not draw. */
const FOREIGN =
  /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u;

/** SVG to PNG, on a thread of the renderer's own: it takes 20 to 60 ms. The renderer is loaded for the first picture. */
export async function renderPng(svg: string): Promise<Buffer> {
  const { renderAsync } = await import('@resvg/resvg-js');
  const image = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: SCALE },
    font: {
      fontFiles: FONTS,
      // Reading the machine's fonts takes long: only for names in scripts that ours does not have.
      loadSystemFonts: FOREIGN.test(svg),
      defaultFontFamily: 'Inter',
    },
  });
  return image.asPng();
}
