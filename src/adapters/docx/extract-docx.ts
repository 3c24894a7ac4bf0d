import type { Extraction, StructuredBlock } from '../../domain/extracted.ts';
import { openPackage, type Package } from '../ooxml/open-package.ts';
import { childElement, childElements, textOf, type XmlElement } from '../ooxml/read-xml.ts';
import { ListNumbers } from './number-lists.ts';
import { readBlocks, type Found } from './read-body.ts';
import { readStyles } from './read-styles.ts';

/**
 * Reads a DOCX as one page: body in order; footnotes, endnotes and comments as notes; headers and footers as furniture. Inserted text under
 * change tracking stands in the running text, deleted text only as a note.
 */
export async function extractDocx(bytes: Uint8Array): Promise<Extraction> {
  try {
    const parts = await openPackage(bytes);
    const main = parts.names.find((name) => /^word\/document\d*\.xml$/u.test(name));
    const body = main === undefined ? undefined : childElement(await parts.read(main), 'body');
    if (body === undefined) return { failure: 'damaged', detail: 'no document body' };
    const found: Found = { hidden: [], insertions: [], deletions: [] };
    const context = {
      styles: readStyles(await parts.read('word/styles.xml')),
      lists: new ListNumbers(await parts.read('word/numbering.xml')),
      found,
    };
    const blocks: StructuredBlock[] = readBlocks(body, context);
    for (const name of ['word/footnotes.xml', 'word/endnotes.xml']) {
      for (const note of childElements(await parts.read(name))) {
        if (note.attributes['type'] === undefined)
          blocks.push({ type: 'note', note: 'footnote', text: textBelow(readBlocks(note, context)) });
      }
    }
    const comments = childElements(await parts.read('word/comments.xml'), 'comment');
    for (const comment of comments) {
      const author = comment.attributes['author'] ?? '';
      const text = textBelow(readBlocks(comment, context));
      blocks.push({ type: 'note', note: 'comment', text: author === '' ? text : `${author}: ${text}` });
    }
    for (const text of await headsAndFeet(parts, context)) blocks.push({ type: 'furniture', text });
    const metadata = await coreProperties(parts);
    const title = metadata['title'];
    return {
      extracted: {
        form: 'structured',
        pages: [{ number: 1, blocks }],
        metadata,
        hidden: found.hidden,
        comments: comments.length,
        insertions: found.insertions,
        deletions: found.deletions,
        ...(title === undefined ? {} : { title }),
      },
    };
  } catch (error) {
    return { failure: 'damaged', detail: error instanceof Error ? error.message : String(error) };
  }
}

async function headsAndFeet(parts: Package, context: Parameters<typeof readBlocks>[1]): Promise<string[]> {
  const names = parts.names.filter((name) => /^word\/(?:header|footer)\d*\.xml$/u.test(name)).sort();
  const texts: string[] = [];
  for (const name of names) {
    const part = await parts.read(name);
    const text = part === undefined ? '' : textBelow(readBlocks(part, context));
    if (text !== '' && !texts.includes(text)) texts.push(text);
  }
  return texts;
}

function textBelow(blocks: readonly StructuredBlock[]): string {
  return blocks
    .map((block) => (block.type === 'table' ? block.rows.map((row) => row.map((cell) => cell.text).join('\t')).join('\n') : block.text))
    .join('\n')
    .trim();
}

async function coreProperties(parts: Package): Promise<Record<string, string>> {
  const core: XmlElement | undefined = await parts.read('docProps/core.xml');
  return Object.fromEntries(
    childElements(core)
      .map((element) => [element.name, textOf(element).trim()] as const)
      .filter(([, text]) => text !== ''),
  );
}
