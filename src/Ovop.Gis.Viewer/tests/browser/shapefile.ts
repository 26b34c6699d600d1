// Makes small zipped shapefiles, so that the tests need no file from elsewhere.

export type Ring = [number, number][];
export interface Shape { rings: Ring[]; attributes: Record<string, string> }

const WGS84 = 'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
const utm = (zone: number, meridian: number) => `PROJCS["WGS_1984_UTM_Zone_${zone}N",${WGS84},PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;
export const PRJ = { wgs84: WGS84, utm48: utm(48, 105) };

export function shapefileZip(name: string, shapes: readonly Shape[], prj: string = PRJ.wgs84): Buffer {
  const { shp, shx } = geometryFiles(shapes);
  return zip([[`${name}.shp`, shp], [`${name}.shx`, shx], [`${name}.dbf`, dbf(shapes)], [`${name}.prj`, Buffer.from(prj)], [`${name}.cpg`, Buffer.from('UTF-8')]]);
}

function geometryFiles(shapes: readonly Shape[]): { shp: Buffer; shx: Buffer } {
  const contents = shapes.map(({ rings }) => polygon(rings));
  const box = bounds(shapes.flatMap((s) => s.rings).flat());
  const header = (bytes: number) => {
    const b = Buffer.alloc(100);
    b.writeInt32BE(9994, 0); b.writeInt32BE(bytes / 2, 24); b.writeInt32LE(1000, 28); b.writeInt32LE(5, 32);
    box.forEach((d, i) => b.writeDoubleLE(d, 36 + i * 8));
    return b;
  };
  let offset = 50;
  const index: Buffer[] = [];
  const records = contents.flatMap((content, i) => {
    const head = Buffer.alloc(8), entry = Buffer.alloc(8);
    head.writeInt32BE(i + 1, 0); head.writeInt32BE(content.length / 2, 4);
    entry.writeInt32BE(offset, 0); entry.writeInt32BE(content.length / 2, 4);
    index.push(entry);
    offset += 4 + content.length / 2;
    return [head, content];
  });
  return { shp: Buffer.concat([header(offset * 2), ...records]), shx: Buffer.concat([header(100 + 8 * shapes.length), ...index]) };
}

function polygon(rings: Ring[]): Buffer {
  const points = rings.flat();
  const b = Buffer.alloc(44 + 4 * rings.length + 16 * points.length);
  b.writeInt32LE(5, 0);
  bounds(points).forEach((d, i) => b.writeDoubleLE(d, 4 + i * 8));
  b.writeInt32LE(rings.length, 36); b.writeInt32LE(points.length, 40);
  let start = 0;
  rings.forEach((ring, i) => { b.writeInt32LE(start, 44 + 4 * i); start += ring.length; });
  points.forEach(([x, y], i) => { b.writeDoubleLE(x, 44 + 4 * rings.length + 16 * i); b.writeDoubleLE(y, 52 + 4 * rings.length + 16 * i); });
  return b;
}

const bounds = (points: readonly (readonly [number, number])[]) =>
  [Math.min(...points.map((p) => p[0])), Math.min(...points.map((p) => p[1])), Math.max(...points.map((p) => p[0])), Math.max(...points.map((p) => p[1]))];

function dbf(shapes: readonly Shape[]): Buffer {
  const WIDTH = 60;
  const fields = Object.keys(shapes[0]!.attributes);
  const header = Buffer.alloc(33 + 32 * fields.length);
  header[0] = 3; header[1] = 126; header[2] = 11; header[3] = 24;
  header.writeInt32LE(shapes.length, 4); header.writeInt16LE(header.length, 8); header.writeInt16LE(1 + WIDTH * fields.length, 10);
  fields.forEach((field, i) => { header.write(field.slice(0, 10), 32 + 32 * i, 'latin1'); header[43 + 32 * i] = 0x43; header[48 + 32 * i] = WIDTH; });
  header[header.length - 1] = 0x0d;
  const records = shapes.map(({ attributes }) => Buffer.concat([Buffer.from(' '), ...fields.map((f) => { const b = Buffer.alloc(WIDTH, 0x20); b.write(attributes[f] ?? '', 'utf8'); return b; })]));
  return Buffer.concat([header, ...records, Buffer.from([0x1a])]);
}

/** Stored, not deflated. */
function zip(files: [string, Buffer][]): Buffer {
  const local: Buffer[] = [], central: Buffer[] = [];
  let offset = 0;
  for (const [name, data] of files) {
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0); fields.writeUInt16LE(0x6a78, 6); fields.writeUInt16LE(0x5d78, 8);
    fields.writeUInt32LE(crc32(data), 10); fields.writeUInt32LE(data.length, 14); fields.writeUInt32LE(data.length, 18); fields.writeUInt16LE(name.length, 22);
    local.push(Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), data);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, Buffer.from(name));
    offset += 30 + name.length + data.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1'); end.writeUInt16LE(files.length, 8); end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12); end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

function crc32(data: Buffer): number {
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let i = 0; i < 8; i++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
