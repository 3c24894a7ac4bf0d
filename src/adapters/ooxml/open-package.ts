import { openZip, type ZipEntry } from '../archive/open-zip.ts';
import { readXml, type XmlElement } from './read-xml.ts';

/** The parts of an Office Open XML file by their path in the package. */
export type Package = { readonly names: readonly string[]; read(name: string): Promise<XmlElement | undefined> };

/** One part may not be larger than this when unpacked, nor all together; real ones stay far below. */
const largest = 256 * 1024 * 1024;

/** @throws Error when the ZIP is damaged or unpacks to more than 256 MB. */
export async function openPackage(bytes: Uint8Array): Promise<Package> {
  const zip = await openZip(bytes);
  const entries = new Map<string, ZipEntry>();
  let total = 0;
  for await (const entry of zip.entries()) {
    entries.set(entry.name, entry);
    total += /\.(?:xml|rels)$/iu.test(entry.name) ? entry.size : 0;
  }
  if (total > largest) throw new Error(`unpacks to ${total} bytes`);
  return {
    names: [...entries.keys()],
    async read(name) {
      const entry = entries.get(name);
      return entry === undefined ? undefined : readXml(Buffer.from(await entry.read()).toString('utf8'));
    },
  };
}
