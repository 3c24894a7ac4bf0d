import type { Bilingual } from '../../domain/bilingual.ts';
import type { HiddenReason } from '../../domain/extracted.ts';

export type KindPlace = 'title' | 'file-name' | 'heading' | 'first-page';

/** Why a document was taken for its kind. */
export function kindReason(place: KindPlace | 'text' | 'none', words: string): Bilingual {
  switch (place) {
    case 'title':
      return { en: `The title says “${words}”.`, zh: `标题为“${words}”。` };
    case 'file-name':
      return { en: `The file name says “${words}”.`, zh: `文件名含“${words}”。` };
    case 'heading':
      return { en: `A heading says “${words}”.`, zh: `章节标题含“${words}”。` };
    case 'first-page':
      return { en: `The first page says “${words}”.`, zh: `首页含“${words}”。` };
    case 'text':
      return { en: `It names no kind; its text speaks like one (“${words}”).`, zh: `未标明文件类型，依正文用语判断（“${words}”等）。` };
    case 'none':
      return {
        en: 'Neither file name, title nor headings name a known kind of document.',
        zh: '文件名、标题和章节标题均未表明已知的文件类型。',
      };
  }
}

const reasons: Readonly<Record<HiddenReason, Bilingual>> = {
  invisible: { en: 'painted invisibly', zh: '以不可见方式绘制' },
  'same-colour': { en: 'in the colour of its background', zh: '与背景同色' },
  transparent: { en: 'fully transparent', zh: '完全透明' },
  tiny: { en: 'smaller than 2 points', zh: '字号小于2磅' },
  'off-page': { en: 'outside the page', zh: '位于页面之外' },
  clipped: { en: 'cut away by a clipping area', zh: '被裁剪区域遮去' },
  layer: { en: 'on a layer that is switched off', zh: '位于关闭的图层' },
  'zero-width': { en: 'characters without width inside words', zh: '词中含零宽字符' },
  'formatted-hidden': { en: 'formatted as hidden', zh: '被设为隐藏' },
};

/** Summaries of integrity marks. `detail` is what the library said, shown in brackets. */
export const markWords = {
  unreadable: {
    en: 'The file cannot be opened: the system refuses access. Check its permissions and submit it again.',
    zh: '无法打开该文件：系统拒绝访问。请检查权限后重新提交。',
  },
  unreadableFolder: {
    en: 'The folder cannot be opened: the system refuses access. What it holds was not read.',
    zh: '无法打开该文件夹：系统拒绝访问，其中内容未读取。',
  },
  linkOutside: { en: 'A link that leads out of the dossier was not followed.', zh: '指向资料目录之外的链接，未予读取。' },
  encrypted: {
    en: 'The file is protected by a password and was not read. Ask for a copy without a password.',
    zh: '文件设有密码，未能读取。请索取未加密的副本。',
  },
  damaged: { en: 'The file is damaged or incomplete and was not read. Ask for it again.', zh: '文件损坏或不完整，未能读取。请重新索取。' },
  empty: { en: 'The file is empty (0 bytes).', zh: '文件为空（0字节）。' },
  noText: { en: 'The file holds no text.', zh: '文件中没有文字。' },
  unsupported: {
    en: 'This kind of file is not read. Ask for PDF, DOCX, XLSX, CSV, MD, TXT or HTML.',
    zh: '不支持该文件类型。请提供 PDF、DOCX、XLSX、CSV、MD、TXT 或 HTML。',
  },
  image: {
    en: 'The file is an image; its text was not read. Ask for a file with text, or read it yourself.',
    zh: '该文件为图片，未识别其中文字。请索取含文字的文件，或人工阅读。',
  },
  crashed: { en: 'Reading the file failed. It was left out; the rest was read.', zh: '读取该文件失败，已跳过；其余文件已读取。' },
  duplicate: (first: string): Bilingual => ({ en: `The same content as ${first}.`, zh: `内容与${first}完全相同。` }),
  tooLarge: (size: string, limit: string): Bilingual => ({
    en: `The file has ${size}, more than the ${limit} that are read.`,
    zh: `文件大小为${size}，超过可读取的上限${limit}。`,
  }),
  dossierTooLarge: (limit: string): Bilingual => ({
    en: `The dossier is larger than ${limit}; this file and those after it were not read.`,
    zh: `资料总量超过${limit}，本文件及其后的文件未读取。`,
  }),
  tooManyPages: (limit: number): Bilingual => ({
    en: `The file has more than ${limit} pages and was not read.`,
    zh: `文件超过${limit}页，未读取。`,
  }),
  timeLimit: (seconds: number): Bilingual => ({
    en: `Reading took longer than ${seconds} seconds and was stopped.`,
    zh: `读取超过${seconds}秒，已停止。`,
  }),
  memoryLimit: {
    en: 'Reading took more memory than is allowed and was stopped. Ask for a smaller file, or for its parts, and read this one yourself.',
    zh: '读取所需内存超过允许范围，已停止。请索取较小的文件或分册文件，并人工阅读本文件。',
  },
  wrongExtension: (named: string, real: string): Bilingual => ({
    en: `The name says ${named}, the content is ${real}. It was read as ${real}.`,
    zh: `文件名后缀为${named}，实际内容为${real}，已按${real}读取。`,
  }),
  unsafePath: (path: string): Bilingual => ({
    en: `The archive holds an entry whose path leads out of it (“${path}”). It was not unpacked.`,
    zh: `压缩包中有条目的路径指向包外（“${path}”），未解压。`,
  }),
  bomb: {
    en: 'The archive holds data that unpack to far more than their size, or claims an impossible size. They were not unpacked.',
    zh: '压缩包解压后的大小远超正常范围，或声称的大小不可能，未解压。',
  },
  nested: { en: 'The archive is packed inside too many others and was not unpacked.', zh: '压缩包嵌套层数过多，未解压。' },
  tooManyEntries: (limit: number): Bilingual => ({
    en: `There are more than ${limit} files; those beyond were not read.`,
    zh: `文件数量超过${limit}个，超出部分未读取。`,
  }),
  imageOnly: (pages: string, all: boolean): Bilingual => ({
    en: all
      ? `The document is a scan without text (pages ${pages}); nothing of it was read by the program. Read it yourself.`
      : `Pages ${pages} hold images and no text; they were not read by the program. Read them yourself.`,
    zh: all
      ? `该文件为无文字层的扫描件（第${pages}页），程序未读取其内容，请人工阅读。`
      : `第${pages}页为图像、无文字，程序未读取，请人工阅读。`,
  }),
  failedPages: (pages: string): Bilingual => ({
    en: `Pages ${pages} are damaged and were not read; the others were.`,
    zh: `第${pages}页损坏，未能读取；其余页已读取。`,
  }),
  hidden: (reason: HiddenReason, page: number, place: string | undefined, text: string): Bilingual => ({
    en: `Text that a reader cannot see (${reasons[reason].en}; page ${page}${place === undefined ? '' : `, ${place}`}): “${text}”. It is not used as evidence.`,
    zh: `存在读者看不到的文字（${reasons[reason].zh}；第${page}页${place === undefined ? '' : `，${place}`}）：“${text}”。不作为证据使用。`,
  }),
  instruction: (text: string): Bilingual => ({
    en: `The text speaks to a program rather than to a reader: “${text}”. It was treated as content only.`,
    zh: `该处文字是对程序而非对读者说的：“${text}”。仅按内容对待。`,
  }),
  trackedChanges: (insertions: number, deletions: number): Bilingual => ({
    en: `The document holds tracked changes that nobody has settled: ${insertions} insertions, ${deletions} deletions.`,
    zh: `文件含未处理的修订：插入${insertions}处，删除${deletions}处。`,
  }),
  comments: (count: number): Bilingual => ({ en: `The document holds ${count} comments.`, zh: `文件含${count}条批注。` }),
} as const;
