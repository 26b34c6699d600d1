namespace Ovop.Gis.Data.Shapefile;

/// <summary>What byte 29 of a DBF header (the language driver) says of the code page.</summary>
internal static class LanguageDrivers
{
    /// <summary>Zero where the byte says nothing: unset, unknown, or 0x57, the writer's own code page whichever that was.</summary>
    /// <remarks>Source: the table of ESRI's technical article 000013192 and the dBASE and FoxPro headers.</remarks>
    public static int CodePage(byte driver) => driver switch
    {
        0x03 or 0x58 or 0x59 => 1252,
        0x01 or 0x09 or 0x0B or 0x0D or 0x0F or 0x11 or 0x15 or 0x18 or 0x19 or 0x1B => 437,
        0x02 or 0x0A or 0x0E or 0x10 or 0x12 or 0x14 or 0x16 or 0x1A or 0x1D or 0x25 or 0x37 => 850,
        0x04 => 10000,
        0x08 or 0x17 or 0x66 => 865,
        0x13 or 0x7B => 932,
        0x1C or 0x6C => 863,
        0x1F or 0x22 or 0x23 or 0x40 or 0x64 or 0x87 => 852,
        0x24 => 860,
        0x26 or 0x65 => 866,
        0x4D or 0x7A => 936,
        0x4E or 0x79 => 949,
        0x4F or 0x78 => 950,
        0x50 or 0x7C => 874,
        0x67 => 861,
        0x6A or 0x86 => 737,
        0x6B or 0x88 => 857,
        0x7D => 1255,
        0x7E => 1256,
        0xC8 => 1250,
        0xC9 => 1251,
        0xCA => 1254,
        0xCB => 1253,
        0xCC => 1257,
        _ => 0,
    };
}
