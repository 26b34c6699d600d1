import { h } from '../dom';
import { t } from '../i18n/text';
import { icon } from './icons';

/** Files may be dropped anywhere on the page; while they hover, it says what will happen. */
export class DropTarget {
  readonly element = h('div.drop-veil', { hidden: true, 'aria-hidden': 'true' });

  constructor(private readonly take: (files: File[]) => void) {
    let depth = 0;
    const show = (on: boolean) => { this.element.hidden = !on; if (on) this.render(); else depth = 0; };
    const watch = (event: 'dragenter' | 'dragover' | 'dragleave' | 'drop', act: (e: DragEvent) => void) =>
      window.addEventListener(event, (e) => { if (carriesFiles(e)) { e.preventDefault(); act(e); } });
    watch('dragenter', () => { depth++; show(true); });
    watch('dragover', (e) => { e.dataTransfer!.dropEffect = 'copy'; });
    watch('dragleave', () => { if (--depth <= 0) show(false); });
    watch('drop', (e) => { show(false); void filesOf(e.dataTransfer!).then((files) => { if (files.length) this.take(files); }); });
  }

  render() {
    this.element.replaceChildren(h('div', icon('load', 40), h('strong', t('drop.title')), h('span', t('drop.formats')), h('span', t('drop.safe'))));
  }
}

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/** The files that were dropped, those of a folder included: a shapefile often lies in one of its own. */
async function filesOf(transfer: DataTransfer): Promise<File[]> {
  const files = [...transfer.files];
  const folders = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter((entry) => entry?.isDirectory) as FileSystemDirectoryEntry[];
  if (!folders.length) return files;
  const named = new Set(folders.map((folder) => folder.name));
  const inside = await Promise.all(folders.map(filesIn));
  return [...files.filter((file) => !named.has(file.name)), ...inside.flat()];
}

async function filesIn(folder: FileSystemDirectoryEntry): Promise<File[]> {
  const entries = await new Promise<FileSystemEntry[]>((resolve) => folder.createReader().readEntries(resolve, () => resolve([])));
  const files = entries.filter((e) => e.isFile).map((e) => new Promise<File | null>((resolve) => (e as FileSystemFileEntry).file(resolve, () => resolve(null))));
  return (await Promise.all(files)).filter((f) => f !== null);
}
