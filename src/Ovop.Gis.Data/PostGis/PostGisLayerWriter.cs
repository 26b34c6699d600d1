using Npgsql;
using Ovop.Gis.Data.Versions;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Data.PostGis;

/// <summary>Writes a layer's next version inside a transaction of the caller's: a new table, and the layer's view over it.</summary>
internal sealed class PostGisLayerWriter(NpgsqlConnection connection, string postGisSchema, CancellationToken cancellationToken)
{
    private readonly PostGisVersions _versions = new(connection, cancellationToken);

    public async Task<DatasetVersion> CommitAsync(StagedDataset dataset, CommitNote note, TimeProvider clock)
    {
        var layer = dataset.Description.Id;
        await LockAsync(layer).ConfigureAwait(false);
        var number = ((await _versions.FindAsync(layer, null).ConfigureAwait(false))?.Version.Number ?? 0) + 1;
        if (note.Expected is { } expected && expected != number - 1) throw new VersionConflictException(layer, expected, number - 1);

        // The hash is computed on the other core while the server writes.
        var hash = Task.Run(() => dataset.ContentSha256, CancellationToken.None);
        var table = (string)(await _versions.ScalarAsync(PostGisSql.NextTable).ConfigureAwait(false))!;
        await _versions.RunAsync(PostGisSql.CreateTable(table, postGisSchema, GeometryType(dataset), dataset.Fields)).ConfigureAwait(false);
        await CopyAsync(dataset, table).ConfigureAwait(false);
        await _versions.RunAsync(PostGisSql.Finish(table, dataset.Description.IsSpatial)).ConfigureAwait(false);
        await hash.ConfigureAwait(false);
        var row = VersionRow.New(dataset, note, number, VersionRow.Instant(clock), table);
        await PublishAsync(row, note.ReportJson).ConfigureAwait(false);
        return row.Version;
    }

    public async Task<DatasetVersion?> RestoreAsync(CollectionId layer, int to, string by, TimeProvider clock)
    {
        await LockAsync(layer).ConfigureAwait(false);
        if (await _versions.FindAsync(layer, null).ConfigureAwait(false) is not { } last) return null;
        var number = last.Version.Number + 1;
        if (to == 0)
        {
            var withdrawn = last.Withdrawn(number, by, VersionRow.Instant(clock));
            await _versions.RunAsync(PostGisSql.DropView(layer)).ConfigureAwait(false);
            await _versions.InsertAsync(withdrawn, null).ConfigureAwait(false);
            return withdrawn.Version;
        }

        // A table never changes, so two versions may share one.
        if (await _versions.FindAsync(layer, to).ConfigureAwait(false) is not { Table: { } table } source) return null;
        var row = source.Restored(number, by, VersionRow.Instant(clock), table);
        await PublishAsync(row, null).ConfigureAwait(false);
        return row.Version;
    }

    private async Task LockAsync(CollectionId layer)
    {
        await _versions.RunAsync(PostGisSql.ForWriting).ConfigureAwait(false);
        await _versions.RunAsync(PostGisSql.LockLayer, ("layer", layer.ToString())).ConfigureAwait(false);
    }

    private async Task PublishAsync(VersionRow row, string? report)
    {
        var layer = row.Record.Layer;
        await _versions.RunAsync(PostGisSql.BeforeView).ConfigureAwait(false);
        try
        {
            // Where the fields stay the same this keeps the rights that were granted on the view.
            await _versions.RunAsync(PostGisSql.ReplaceView(layer, row.Table!)).ConfigureAwait(false);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidTableDefinition)
        {
            await _versions.RunAsync(PostGisSql.BackBeforeView).ConfigureAwait(false);
            await _versions.RunAsync(PostGisSql.DropView(layer)).ConfigureAwait(false);
            await _versions.RunAsync(PostGisSql.ReplaceView(layer, row.Table!)).ConfigureAwait(false);
        }

        await _versions.InsertAsync(row, report).ConfigureAwait(false);
    }

    private async Task CopyAsync(StagedDataset dataset, string table)
    {
        await using var stream = await connection.BeginRawBinaryCopyAsync(PostGisSql.CopyIn(table), cancellationToken).ConfigureAwait(false);
        using var writer = new PostGisCopyWriter(stream, dataset);
        try
        {
            await writer.WriteAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await StopAsync(stream).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Else the end of the stream would count as the end of the data.</summary>
    private static async Task StopAsync(NpgsqlRawCopyStream stream)
    {
        try
        {
            await stream.CancelAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is NpgsqlException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The fault that led here says more.
        }
    }

    /// <summary>The one kind of shape there is, or any; null where nothing has a place.</summary>
    private static string? GeometryType(StagedDataset dataset)
    {
        if (!dataset.Description.IsSpatial) return null;
        var kinds = dataset.Features.Select(f => f.Geometry?.GeometryType).OfType<string>().Distinct().Take(2).ToList();
        return kinds is [var only] && only is "Point" or "LineString" or "Polygon" or "MultiPoint" or "MultiLineString" or "MultiPolygon" ? kinds[0] : "Geometry";
    }
}
