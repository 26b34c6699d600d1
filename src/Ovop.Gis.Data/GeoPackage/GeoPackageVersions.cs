using System.Globalization;
using Microsoft.Data.Sqlite;
using Ovop.Gis.Data.Versions;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Data.GeoPackage;

/// <summary>The rows of the table of versions, over a connection of the caller's.</summary>
internal sealed class GeoPackageVersions(SqliteConnection connection, SqliteTransaction? transaction = null)
{
    public List<VersionRow> Layers() => Rows(GeoPackageSql.SelectLayers);

    public List<VersionRow> History(CollectionId layer) => Rows(GeoPackageSql.SelectHistory, ("$layer", layer.ToString()));

    /// <param name="number">Null for the newest.</param>
    public VersionRow? Find(CollectionId layer, int? number) => number is null
        ? Rows(GeoPackageSql.SelectNewest, ("$layer", layer.ToString())).FirstOrDefault()
        : Rows(GeoPackageSql.SelectVersion, ("$layer", layer.ToString()), ("$number", number)).FirstOrDefault();

    public string? Report(CollectionId layer, int number) => Scalar(GeoPackageSql.SelectReport, ("$layer", layer.ToString()), ("$number", number)) as string;

    public void Insert(VersionRow row, string? report)
    {
        var record = row.Record;
        object? Side(double side) => row.Extent.IsEmpty ? null : side;
        Run(GeoPackageSql.InsertVersion, ("$layer", record.Layer.ToString()), ("$number", record.Version.Number), ("$content", record.Version.ContentSha256),
            ("$count", record.FeatureCount), ("$at", Timestamp(record.CommittedAt)), ("$by", record.By), ("$origin", VersionRow.TextOf(record.Origin)),
            ("$file", record.SourceFile), ("$fileHash", record.SourceSha256), ("$repairs", VersionRow.Json(record.Repairs)), ("$restored", record.RestoredFrom),
            ("$table", row.Table), ("$minX", Side(row.Extent.MinX)), ("$minY", Side(row.Extent.MinY)), ("$maxX", Side(row.Extent.MaxX)), ("$maxY", Side(row.Extent.MaxY)),
            ("$fields", row.Fields), ("$description", row.Description), ("$report", report));
    }

    public void Run(string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = Command(sql, parameters);
        command.ExecuteNonQuery();
    }

    public object? Scalar(string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = Command(sql, parameters);
        return command.ExecuteScalar();
    }

    public List<string> Texts(string sql)
    {
        using var command = Command(sql, []);
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read()) texts.Add(reader.GetString(0));
        return texts;
    }

    public static string Timestamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);

    private List<VersionRow> Rows(string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = Command(sql, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<VersionRow>();
        while (reader.Read()) rows.Add(Row(reader));
        return rows;
    }

    private static VersionRow Row(SqliteDataReader row)
    {
        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
        var version = new DatasetVersion(CollectionId.From(row.GetString(0)), row.GetInt32(1), row.GetString(2));
        var at = DateTimeOffset.Parse(row.GetString(4), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var record = new VersionRecord(version, row.GetInt32(3), at, row.GetString(5), VersionRow.OriginOf(row.GetString(6)), row.GetString(7), row.GetString(8),
            VersionRow.RepairsOf(row.GetString(9)), row.IsDBNull(10) ? null : row.GetInt32(10), row.GetBoolean(18));
        var extent = row.IsDBNull(12) ? Box.Empty : new Box(row.GetDouble(12), row.GetDouble(13), row.GetDouble(14), row.GetDouble(15));
        return new VersionRow(record, Text(11), Text(17), Text(16), extent);
    }

    private SqliteCommand Command(string sql, (string Name, object? Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
