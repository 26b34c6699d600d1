using System.Buffers;
using Microsoft.Data.Sqlite;
using Ovop.Gis.Data.Versions;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Data.GeoPackage;

/// <summary>Writes one layer's next version inside a transaction of the caller's: the table that bears the layer's name becomes the last version's.</summary>
internal sealed class GeoPackageLayerWriter(SqliteConnection connection, SqliteTransaction transaction, CancellationToken cancellationToken)
{
    private readonly GeoPackageVersions _versions = new(connection, transaction);

    public DatasetVersion Commit(StagedDataset dataset, CommitNote note, DateTimeOffset now)
    {
        var layer = dataset.Description.Id;
        var last = _versions.Find(layer, null);
        var number = (last?.Version.Number ?? 0) + 1;
        if (note.Expected is { } expected && expected != number - 1) throw new VersionConflictException(layer, expected, number - 1);

        // The hash is computed on the other core while this one writes.
        var hash = Task.Run(() => dataset.ContentSha256, CancellationToken.None);
        SetAside(last);
        _versions.Run(GeoPackageSql.CreateTable(dataset.Description, dataset.Fields));
        InsertFeatures(dataset);
        hash.GetAwaiter().GetResult();
        var row = VersionRow.New(dataset, note, number, now, layer.ToString());
        Publish(row, dataset.Description, Boxes(dataset.Features));
        _versions.Insert(row, note.ReportJson);
        return row.Version;
    }

    public DatasetVersion? Restore(CollectionId layer, int to, string by, DateTimeOffset now)
    {
        if (_versions.Find(layer, null) is not { } last) return null;
        var number = last.Version.Number + 1;
        if (to == 0)
        {
            SetAside(last);
            var withdrawn = last.Withdrawn(number, by, now);
            _versions.Insert(withdrawn, null);
            return withdrawn.Version;
        }

        if (_versions.Find(layer, to) is not { Table: { } table } source) return null;
        var collection = source.Collection();
        var from = SetAside(last) is { } moved && table == layer.ToString() ? moved : table;
        _versions.Run(GeoPackageSql.CreateTable(collection.Description, collection.Fields));
        _versions.Run(GeoPackageSql.Copy(from, layer.ToString()));
        var row = source.Restored(number, by, now, layer.ToString());
        Publish(row, collection.Description, collection.Description.IsSpatial ? StoredBoxes(layer.ToString()) : []);
        _versions.Insert(row, null);
        return row.Version;
    }

    /// <summary>Gives the version on show a name of its own.</summary>
    /// <returns>Null where no version is on show.</returns>
    private string? SetAside(VersionRow? last)
    {
        if (last?.Table is not { } table) return null;
        var name = GeoPackageSql.VersionTable(last.Record.Layer, last.Version.Number);
        _versions.Run(GeoPackageSql.Unpublish(last.Record.Layer), ("$layer", table));
        _versions.Run(GeoPackageSql.Rename(table, name));
        _versions.Run(GeoPackageSql.MoveVersion, ("$table", name), ("$layer", last.Record.Layer.ToString()), ("$number", last.Version.Number));
        return name;
    }

    private void InsertFeatures(StagedDataset dataset)
    {
        using var insert = new PreparedStatement(connection, GeoPackageSql.InsertFeature(dataset.Description, dataset.Fields));
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        for (var i = 0; i < dataset.Features.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var feature = dataset.Features[i];
            var column = 1;
            insert.Bind(column++, i + 1);
            if (dataset.Description.IsSpatial) BindShape(insert, column++, feature, ref buffer);
            insert.Bind(column++, feature.Id);
            foreach (var field in dataset.Fields) insert.BindValue(column++, feature.Attributes.GetValueOrDefault(field.Name));
            insert.Run();
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    private static void BindShape(PreparedStatement insert, int column, Feature feature, ref byte[] buffer)
    {
        if (feature.Geometry is not { } geometry)
        {
            insert.BindNull(column);
            return;
        }

        var length = GeoPackageShape.Length(geometry);
        if (buffer.Length < length)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = ArrayPool<byte>.Shared.Rent(length);
        }

        GeoPackageShape.Write(geometry, buffer);
        insert.Bind(column, buffer.AsSpan(0, length));
    }

    private void Publish(VersionRow row, CollectionDescription description, List<(long Id, Box Box)> boxes)
    {
        var layer = description.Id.ToString();
        object? Side(double side) => row.Extent.IsEmpty ? null : side;
        _versions.Run(GeoPackageSql.InsertContents, ("$layer", layer),
            ("$type", description.IsSpatial ? "features" : "attributes"), ("$identifier", layer), ("$description", description.Note.En), ("$at", row.Record.CommittedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture)),
            ("$minX", Side(row.Extent.MinX)), ("$minY", Side(row.Extent.MinY)), ("$maxX", Side(row.Extent.MaxX)), ("$maxY", Side(row.Extent.MaxY)),
            ("$srs", description.IsSpatial ? 4326 : null));
        if (description.IsSpatial)
        {
            _versions.Run(GeoPackageSql.InsertGeometryColumn, ("$layer", layer), ("$geometryType", GeoPackageSql.GeometryType(description)));
            _versions.Run(GeoPackageSql.InsertStyle, ("$layer", layer), ("$name", layer), ("$qml", QgisStyle.Qml(description)), ("$sld", StyledLayerDescriptor.Sld100(description)));
            Index(description.Id, boxes);
        }

        _versions.Run(GeoPackageSql.CreateKeepers(description.Id));
    }

    private void Index(CollectionId layer, List<(long Id, Box Box)> boxes)
    {
        _versions.Run(GeoPackageSql.CreateRtree(layer));
        var (node, rowid, parent) = (GeoPackageSql.RtreePart(layer, "node"), GeoPackageSql.RtreePart(layer, "rowid"), GeoPackageSql.RtreePart(layer, "parent"));
        var pages = RtreePages.Pack(boxes, Convert.ToInt32(_versions.Scalar($"SELECT length(data) FROM {node}"), System.Globalization.CultureInfo.InvariantCulture));
        using (var insert = new PreparedStatement(connection, $"INSERT OR REPLACE INTO {node} VALUES (?, ?)"))
            foreach (var (number, page) in pages.Nodes)
            {
                insert.Bind(1, number);
                insert.Bind(2, page);
                insert.Run();
            }

        Pairs(rowid, pages.Holders);
        Pairs(parent, pages.Parents);
        _versions.Run(GeoPackageSql.CreateRtreeTriggers(layer));
        _versions.Run(GeoPackageSql.InsertRtreeExtension, ("$layer", layer.ToString()));
    }

    private void Pairs(string table, List<(long, long)> pairs)
    {
        using var insert = new PreparedStatement(connection, $"INSERT INTO {table} VALUES (?, ?)");
        foreach (var (key, value) in pairs)
        {
            insert.Bind(1, key);
            insert.Bind(2, value);
            insert.Run();
        }
    }

    private static List<(long Id, Box Box)> Boxes(IReadOnlyList<Feature> features)
    {
        var boxes = new List<(long, Box)>(features.Count);
        for (var i = 0; i < features.Count; i++)
            if (features[i].Geometry is { IsEmpty: false } geometry) boxes.Add((i + 1, Box.Of(geometry)));
        return boxes;
    }

    private List<(long Id, Box Box)> StoredBoxes(string table)
    {
        using var heads = new PreparedStatement(connection, GeoPackageSql.SelectHeads(table));
        var boxes = new List<(long Id, Box Box)>();
        while (heads.Next())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var box = GeoPackageShape.BoxOf(heads.Bytes(1)) ?? BoxOfWhole(table, heads.Integer(0));
            if (!box.IsEmpty) boxes.Add((heads.Integer(0), box));
        }

        return boxes;
    }

    private Box BoxOfWhole(string table, long fid)
    {
        using var select = new PreparedStatement(connection, GeoPackageSql.SelectShape(table));
        select.Bind(1, fid);
        select.Next();
        return Box.Of(GeoPackageShape.Read(select.Bytes(0)));
    }
}
