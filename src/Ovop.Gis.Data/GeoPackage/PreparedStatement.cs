using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ovop.Gis.Data.GeoPackage;

/// <summary>A statement that is run many times, its values bound and read without a box or a copy of the shape.</summary>
internal sealed class PreparedStatement : IDisposable
{
    private readonly sqlite3 _handle;
    private readonly sqlite3_stmt _statement;
    private byte[] _text = ArrayPool<byte>.Shared.Rent(1024);

    public PreparedStatement(SqliteConnection connection, string sql)
    {
        _handle = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_handle, sql, out _statement));
    }

    public void Bind(int parameter, long value) => Check(raw.sqlite3_bind_int64(_statement, parameter, value));

    public void Bind(int parameter, ReadOnlySpan<byte> blob) => Check(raw.sqlite3_bind_blob(_statement, parameter, blob));

    /// <summary>With its length, so that a text may hold any character.</summary>
    public void Bind(int parameter, string text)
    {
        var atMost = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_text.Length < atMost)
        {
            ArrayPool<byte>.Shared.Return(_text);
            _text = ArrayPool<byte>.Shared.Rent(atMost);
        }

        Check(raw.sqlite3_bind_text(_statement, parameter, _text.AsSpan(0, Encoding.UTF8.GetBytes(text, _text))));
    }

    public void BindNull(int parameter) => Check(raw.sqlite3_bind_null(_statement, parameter));

    public void BindValue(int parameter, object? value)
    {
        switch (value)
        {
            case null:
                BindNull(parameter);
                break;
            case string text:
                Bind(parameter, text);
                break;
            case double number:
                Check(raw.sqlite3_bind_double(_statement, parameter, number));
                break;
            case bool flag:
                Bind(parameter, flag ? 1 : 0);
                break;
            default:
                Bind(parameter, (long)value);
                break;
        }
    }

    /// <summary>For a statement that gives no rows.</summary>
    public void Run()
    {
        var code = raw.sqlite3_step(_statement);
        if (code is not (raw.SQLITE_DONE or raw.SQLITE_ROW)) Check(code);
        Check(raw.sqlite3_reset(_statement));
    }

    /// <returns>False after the last row.</returns>
    public bool Next()
    {
        var code = raw.sqlite3_step(_statement);
        if (code is not (raw.SQLITE_DONE or raw.SQLITE_ROW)) Check(code);
        return code == raw.SQLITE_ROW;
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long Integer(int column) => raw.sqlite3_column_int64(_statement, column);

    public double Number(int column) => raw.sqlite3_column_double(_statement, column);

    /// <summary>Valid until the next row.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement, column);

    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    public void Dispose()
    {
        _statement.Dispose();
        ArrayPool<byte>.Shared.Return(_text);
        _text = [];
    }

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _handle);
}
