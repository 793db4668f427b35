import type { Pictures } from '../../ports/pictures.ts';
import { figuresSvg } from './figures-picture.ts';
import { figuresAlt } from './figures-words.ts';
import { renderPng } from './render.ts';
import { rotationSvg } from './rotation-picture.ts';
import { rotationAlt } from './schedule-words.ts';
import { weekSvg } from './week-picture.ts';
import { weekAlt } from './week-words.ts';

export function createPictures(): Pictures {
  return {
    rotation: async (schedule, mine) => ({
      png: await renderPng(rotationSvg(schedule, mine)),
      alt: rotationAlt(schedule),
    }),
    week: async (drawing) => ({
      png: await renderPng(weekSvg(drawing)),
      alt: weekAlt(drawing),
    }),
    figures: async (drawn) => ({
      png: await renderPng(figuresSvg(drawn)),
      alt: figuresAlt(drawn),
    }),
  };
}
