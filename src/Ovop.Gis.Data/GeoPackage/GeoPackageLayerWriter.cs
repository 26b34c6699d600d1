using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Data.GeoPackage;

/// <summary>Writes one layer's next version inside a transaction of the caller's.</summary>
internal sealed class GeoPackageLayerWriter(SqliteConnection connection, SqliteTransaction transaction, DateTimeOffset now)
{
    private static readonly string[] RtreeParameters = ["$fid", "$minX", "$maxX", "$minY", "$maxY"];

    public async Task<DatasetVersion> WriteAsync(StagedDataset dataset, CancellationToken cancellationToken)
    {
        var description = dataset.Description;
        var layer = description.Id.ToString();
        var number = Convert.ToInt32(await ScalarAsync(GeoPackageSql.SelectLastVersion, cancellationToken, ("$layer", layer)).ConfigureAwait(false), CultureInfo.InvariantCulture) + 1;

        await RunAsync(GeoPackageSql.DropLayer(description.Id, description.IsSpatial), cancellationToken, ("$layer", layer)).ConfigureAwait(false);
        await RunAsync(GeoPackageSql.CreateTable(description, dataset.Fields), cancellationToken).ConfigureAwait(false);
        await RegisterAsync(dataset, cancellationToken).ConfigureAwait(false);
        await InsertFeaturesAsync(dataset, cancellationToken).ConfigureAwait(false);
        if (description.IsSpatial) await IndexAsync(dataset, cancellationToken).ConfigureAwait(false);

        await RunAsync(GeoPackageSql.UpsertLayer, cancellationToken, ("$layer", layer),
            ("$description", JsonSerializer.Serialize(description, WireJson.Options)), ("$fields", JsonSerializer.Serialize(dataset.Fields, WireJson.Options))).ConfigureAwait(false);
        await RunAsync(GeoPackageSql.InsertVersion, cancellationToken, ("$layer", layer), ("$number", number), ("$content", dataset.ContentSha256),
            ("$count", dataset.Features.Count), ("$at", Timestamp), ("$file", dataset.SourceFile), ("$fileHash", dataset.SourceSha256)).ConfigureAwait(false);
        return new DatasetVersion(description.Id, number, dataset.ContentSha256);
    }

    private string Timestamp => now.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private async Task RegisterAsync(StagedDataset dataset, CancellationToken cancellationToken)
    {
        var description = dataset.Description;
        var layer = description.Id.ToString();
        var extent = dataset.Features.Where(f => f.Geometry is not null).Aggregate(Box.Empty, (box, f) => box.Union(Box.Of(f.Geometry!)));
        object? Side(double value) => extent.IsEmpty ? null : value;
        await RunAsync(GeoPackageSql.InsertContents, cancellationToken, ("$layer", layer),
            ("$type", description.IsSpatial ? "features" : "attributes"), ("$identifier", layer), ("$description", description.Note.En), ("$at", Timestamp),
            ("$minX", Side(extent.MinX)), ("$minY", Side(extent.MinY)), ("$maxX", Side(extent.MaxX)), ("$maxY", Side(extent.MaxY)),
            ("$srs", description.IsSpatial ? 4326 : null)).ConfigureAwait(false);
        if (!description.IsSpatial) return;

        await RunAsync(GeoPackageSql.InsertGeometryColumn, cancellationToken, ("$layer", layer), ("$geometryType", description.GeometryType.ToUpperInvariant())).ConfigureAwait(false);
        await RunAsync(GeoPackageSql.InsertStyle, cancellationToken, ("$layer", layer), ("$name", layer),
            ("$qml", QgisStyle.Qml(description)), ("$sld", StyledLayerDescriptor.Sld100(description))).ConfigureAwait(false);
    }

    private async Task InsertFeaturesAsync(StagedDataset dataset, CancellationToken cancellationToken)
    {
        var spatial = dataset.Description.IsSpatial;
        var fields = dataset.Fields;
        var geometryWriter = new GeoPackageGeoWriter();
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = GeoPackageSql.InsertFeature(dataset.Description, fields);
        var fid = command.Parameters.AddWithValue("$fid", 0);
        var geom = spatial ? command.Parameters.Add("$geom", SqliteType.Blob) : null;
        var id = command.Parameters.Add("$id", SqliteType.Text);
        var values = fields.Select((_, i) => command.Parameters.AddWithValue(GeoPackageSql.Parameter(i), DBNull.Value)).ToArray();
        for (var i = 0; i < dataset.Features.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var feature = dataset.Features[i];
            fid.Value = i + 1;
            id.Value = feature.Id;
            if (geom is not null) geom.Value = feature.Geometry is { } geometry ? geometryWriter.Write(Wgs84(geometry)) : DBNull.Value;
            for (var f = 0; f < values.Length; f++) values[f].Value = feature.Attributes.GetValueOrDefault(fields[f].Name) ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task IndexAsync(StagedDataset dataset, CancellationToken cancellationToken)
    {
        var layer = dataset.Description.Id;
        await RunAsync(GeoPackageSql.CreateRtree(layer), cancellationToken).ConfigureAwait(false);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = GeoPackageSql.InsertRtree(layer);
        var parameters = Array.ConvertAll(RtreeParameters, n => command.Parameters.AddWithValue(n, 0d));
        for (var i = 0; i < dataset.Features.Count; i++)
        {
            if (dataset.Features[i].Geometry is not { IsEmpty: false } geometry) continue;
            var box = Box.Of(geometry);
            object[] row = [i + 1, box.MinX, box.MaxX, box.MinY, box.MaxY];
            for (var p = 0; p < row.Length; p++) parameters[p].Value = row[p];
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        await RunAsync(GeoPackageSql.CreateRtreeTriggers(layer), cancellationToken).ConfigureAwait(false);
        await RunAsync(GeoPackageSql.InsertRtreeExtension, cancellationToken, ("$layer", layer.ToString())).ConfigureAwait(false);
    }

    private static Geometry Wgs84(Geometry geometry)
    {
        if (geometry.SRID == 4326) return geometry;
        var copy = geometry.Copy();
        copy.SRID = 4326;
        return copy;
    }

    private async Task RunAsync(string text, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(text, parameters);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<object?> ScalarAsync(string text, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(text, parameters);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }

    private SqliteCommand Command(string text, (string Name, object? Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
