using Npgsql;
using Ovop.Gis.Data.Versions;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Data.PostGis;

/// <summary>The rows of the table of versions, over a connection of the caller's and within its transaction.</summary>
internal sealed class PostGisVersions(NpgsqlConnection connection, CancellationToken cancellationToken)
{
    public Task<List<VersionRow>> LayersAsync() => RowsAsync(PostGisSql.SelectLayers);

    public Task<List<VersionRow>> HistoryAsync(CollectionId layer) => RowsAsync(PostGisSql.SelectHistory, ("layer", layer.ToString()));

    /// <param name="number">Null for the newest.</param>
    public async Task<VersionRow?> FindAsync(CollectionId layer, int? number)
    {
        var rows = number is null
            ? await RowsAsync(PostGisSql.SelectNewest, ("layer", layer.ToString())).ConfigureAwait(false)
            : await RowsAsync(PostGisSql.SelectVersion, ("layer", layer.ToString()), ("number", number)).ConfigureAwait(false);
        return rows.FirstOrDefault();
    }

    public async Task<string?> ReportAsync(CollectionId layer, int number) =>
        await ScalarAsync(PostGisSql.SelectReport, ("layer", layer.ToString()), ("number", number)).ConfigureAwait(false) as string;

    public Task InsertAsync(VersionRow row, string? report)
    {
        var record = row.Record;
        object? Side(double side) => row.Extent.IsEmpty ? null : side;
        return RunAsync(PostGisSql.InsertVersion, ("layer", record.Layer.ToString()), ("number", record.Version.Number), ("content", record.Version.ContentSha256),
            ("count", record.FeatureCount), ("at", record.CommittedAt.UtcDateTime), ("by", record.By), ("origin", VersionRow.TextOf(record.Origin)),
            ("file", record.SourceFile), ("fileHash", record.SourceSha256), ("repairs", VersionRow.Json(record.Repairs)), ("restored", record.RestoredFrom),
            ("table", row.Table), ("minX", Side(row.Extent.MinX)), ("minY", Side(row.Extent.MinY)), ("maxX", Side(row.Extent.MaxX)), ("maxY", Side(row.Extent.MaxY)),
            ("fields", row.Fields), ("description", row.Description), ("report", report));
    }

    public async Task RunAsync(string sql, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(sql, parameters);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<object?> ScalarAsync(string sql, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<List<T>> ReadAsync<T>(string sql, Func<NpgsqlDataReader, T> read, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) rows.Add(read(reader));
        return rows;
    }

    private Task<List<VersionRow>> RowsAsync(string sql, params (string Name, object? Value)[] parameters) => ReadAsync(sql, Row, parameters);

    private static VersionRow Row(NpgsqlDataReader row)
    {
        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
        var version = new DatasetVersion(CollectionId.From(row.GetString(0)), row.GetInt32(1), row.GetString(2));
        var record = new VersionRecord(version, row.GetInt32(3), new DateTimeOffset(row.GetDateTime(4).ToUniversalTime()), row.GetString(5), VersionRow.OriginOf(row.GetString(6)),
            row.GetString(7), row.GetString(8), VersionRow.RepairsOf(row.GetString(9)), row.IsDBNull(10) ? null : row.GetInt32(10), row.GetBoolean(18));
        var extent = row.IsDBNull(12) ? Box.Empty : new Box(row.GetDouble(12), row.GetDouble(13), row.GetDouble(14), row.GetDouble(15));
        return new VersionRow(record, Text(11), Text(17), Text(16), extent);
    }

    private NpgsqlCommand Command(string sql, (string Name, object? Value)[] parameters)
    {
        // Building an index may take as long as it takes; the token stops it.
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
