export const DEMO_INCIDENTS = 'visit-dav/visit-live-incidents';
export const DEMO_SOURCE = 'visit-dav/visit';

/** Issues of the product with which the demo begins: some were reviewed, some are small. */
export const DEMO_ISSUES: ReadonlyArray<{
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
}> = [
  {
    title: 'Contour plot crashes when restarting from a dump',
    body: 'Open a restart dump, add a contour plot, draw. Seen with 3.3.3 on two machines.',
    labels: ['bug', 'reviewed'],
  },
  {
    title: 'Volume rendering is black with more than 512 ranks',
    body: 'With 256 ranks it is right.',
    labels: ['bug', 'reviewed'],
  },
  {
    title: 'Typo in the tooltip of the slice operator',
    body: '“Orgin” instead of “Origin”.',
    labels: ['low hanging fruit'],
  },
  {
    title: 'Say in the manual how a session file is shared',
    body: 'Users ask every few weeks.',
    labels: ['documentation', 'low hanging fruit'],
  },
  {
    title: 'The colour table editor forgets its size',
    body: 'Make it larger, close it, open it again.',
    labels: ['gui', 'low hanging fruit'],
  },
  {
    title: 'Reader for unstructured meshes takes minutes to open large files',
    body: 'The whole file is read to find the mesh’s name.',
    labels: ['performance'],
  },
];
