using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Ovop.Gis.Data.Shapefile;

/// <summary>A value that is not of its column's type, or not in its table's encoding; the caller knows where it stands.</summary>
internal sealed class DbfValueException(string message) : Exception(message);

/// <summary>The bytes of one value as string, long, double, bool, DateOnly or null.</summary>
internal static class DbfValue
{
    private const int LongestCharacterBytes = 4;

    /// <summary>The declared type, or null where values of this column cannot be read.</summary>
    public static string? TypeOf(DbfColumn column, bool isFoxPro) => (column.Type, column.Length) switch
    {
        ('C', _) => "text",
        ('N', _) => column.Decimals == 0 ? "integer" : "number",
        ('F', _) => "number",
        ('L', 1) => "boolean",
        ('D', 8) => "date",
        ('I', 4) => "integer",
        ('Y', 8) => "number",
        ('B', 8) when isFoxPro => "number",
        ('T', 8) when isFoxPro => "text",
        _ => null,
    };

    public static object? Read(ReadOnlySpan<byte> bytes, DbfColumn column, Encoding encoding) => column.Type switch
    {
        'C' => Text(bytes, encoding, mayBeCut: true),
        'N' or 'F' => Number(bytes, column),
        'L' => Flag(bytes[0]),
        'D' => Date(bytes),
        'I' => (long)BinaryPrimitives.ReadInt32LittleEndian(bytes),
        'Y' => BinaryPrimitives.ReadInt64LittleEndian(bytes) / 10_000.0,
        'B' => Finite(BinaryPrimitives.ReadDoubleLittleEndian(bytes)),
        _ => Moment(bytes),
    };

    /// <summary>Without the NUL some writers end texts with, and without the blanks behind.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        return (end < 0 ? bytes : bytes[..end]).TrimEnd((byte)' ');
    }

    /// <summary>Null for blanks: a DBF has no other way to say "nothing".</summary>
    public static string? Text(ReadOnlySpan<byte> bytes, Encoding encoding, bool mayBeCut)
    {
        var text = Trim(bytes);
        if (text.Length == 0) return null;
        // A writer that fills a column to its last byte may have cut the last character in half.
        var tries = mayBeCut && text.Length == bytes.Length && !encoding.IsSingleByte ? LongestCharacterBytes : 1;
        for (var cut = 0; cut < tries && cut < text.Length; cut++)
        {
            try
            {
                return encoding.GetString(text[..^cut]);
            }
            catch (DecoderFallbackException)
            {
                continue;
            }
        }
        throw new DbfValueException($"is not {encoding.WebName} text");
    }

    private static object? Number(ReadOnlySpan<byte> bytes, DbfColumn column)
    {
        var digits = Trim(bytes).TrimStart((byte)' ');
        // Stars are what a program writes when the number does not fit the column.
        if (digits.Length == 0 || digits.IndexOfAnyExcept((byte)'*') < 0) return null;
        if (column is { Type: 'N', Decimals: 0 } && long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return whole;
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new DbfValueException($"is not a number: \"{Shown(digits)}\"");
    }

    private static object? Flag(byte value) => (char)value switch
    {
        'T' or 't' or 'Y' or 'y' => true,
        'F' or 'f' or 'N' or 'n' => false,
        '?' or ' ' or '\0' => null,
        _ => throw new DbfValueException("is neither true nor false"),
    };

    private static DateOnly? Date(ReadOnlySpan<byte> bytes)
    {
        var digits = Trim(bytes);
        if (digits.Length == 0 || digits.IndexOfAnyExcept((byte)'0') < 0) return null;
        return DateOnly.TryParseExact(Encoding.Latin1.GetString(digits), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new DbfValueException($"is not a date: \"{Shown(digits)}\"");
    }

    /// <summary>FoxPro's date and time: a Julian day and milliseconds. Kept as text, so that the time is not lost.</summary>
    private static string? Moment(ReadOnlySpan<byte> bytes)
    {
        const int julianOfYearOne = 1_721_426, lastDay = 3_652_058, dayMilliseconds = 86_400_000;
        var day = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        var milliseconds = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        if (day == 0 && milliseconds == 0) return null;
        if (day is < julianOfYearOne or > julianOfYearOne + lastDay || milliseconds is < 0 or >= dayMilliseconds)
            throw new DbfValueException("is not a date and time");
        return DateTime.MinValue.AddDays(day - julianOfYearOne).AddMilliseconds(milliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.FFF", CultureInfo.InvariantCulture);
    }

    private static double Finite(double value) => double.IsFinite(value) ? value : throw new DbfValueException("is not a number");

    private static string Shown(ReadOnlySpan<byte> bytes) =>
        new([.. Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 40)]).Select(c => char.IsControl(c) ? '?' : c)]);
}
