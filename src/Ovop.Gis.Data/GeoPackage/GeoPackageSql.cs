using Ovop.Gis.Data.Versions;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Data.GeoPackage;

/// <summary>SQL as text. Values always travel as parameters; names of layers and fields only come here quoted.</summary>
internal static class GeoPackageSql
{
    public const string GeometryColumn = ColumnNames.Geometry;

    private static readonly string[] KnownTypes =
        ["POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION"];

    private static readonly string[] RtreeTriggers = ["insert", "update1", "update2", "update3", "update4", "update5", "update6", "update7", "delete"];
    private static readonly string[] Changes = ["insert", "update", "delete"];

    /// <summary>'GPKG' and version 1.3, as the standard wants them in the file's header.</summary>
    public const string Header = "PRAGMA application_id = 1196444487; PRAGMA user_version = 10300;";

    private const string Columns =
        """
        layer, number, content_sha256, feature_count, committed_at, committed_by, origin, source_file, source_sha256, repairs,
        restored_from, features_table, min_x, min_y, max_x, max_y, fields, description
        """;

    private const string SelectRow = "SELECT " + Columns + ", report IS NOT NULL FROM ovop_versions v ";

    private const string Newest = "(SELECT max(number) FROM ovop_versions n WHERE n.layer = v.layer)";

    public const string SelectLayers = SelectRow + "WHERE number = " + Newest + " AND features_table IS NOT NULL";

    public const string SelectNewest = SelectRow + "WHERE layer = $layer AND number = " + Newest;

    public const string SelectVersion = SelectRow + "WHERE layer = $layer AND number = $number";

    public const string SelectHistory = SelectRow + "WHERE layer = $layer ORDER BY number DESC";

    /// <summary>Versions are only ever added.</summary>
    public const string SelectStamp = "SELECT count(*) || '.' || coalesce(sum(number), 0) || '.' || coalesce(max(committed_at), '') FROM ovop_versions";
    public const string SelectReport = "SELECT report FROM ovop_versions WHERE layer = $layer AND number = $number";

    public const string InsertVersion =
        "INSERT INTO ovop_versions (" + Columns + ", report)" +
        """
         VALUES ($layer, $number, $content, $count, $at, $by, $origin, $file, $fileHash, $repairs,
        $restored, $table, $minX, $minY, $maxX, $maxY, $fields, $description, $report)
        """;

    public const string MoveVersion = "UPDATE ovop_versions SET features_table = $table WHERE layer = $layer AND number = $number";

    public const string SelectSchema = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN ('ovop_schema', 'ovop_layers', 'ovop_versions')";

    /// <summary>From the schema that kept one version of each layer; what it did not keep stays unknown.</summary>
    public const string FromFirstSchema =
        """
        INSERT INTO ovop_versions (layer, number, content_sha256, feature_count, committed_at, committed_by, origin, source_file, source_sha256, repairs,
          features_table, fields, description, min_x, min_y, max_x, max_y)
        SELECT v.layer, v.number, v.content_sha256, v.feature_count, v.committed_at, 'unknown', 'load', v.source_file, v.source_sha256, '[]',
          l.layer, l.fields, l.description, c.min_x, c.min_y, c.max_x, c.max_y
        FROM ovop_first_versions v
        LEFT JOIN ovop_layers l ON l.layer = v.layer AND v.number = (SELECT max(number) FROM ovop_first_versions n WHERE n.layer = v.layer)
        LEFT JOIN gpkg_contents c ON c.table_name = l.layer;
        DROP TABLE ovop_first_versions;
        DROP TABLE ovop_layers;
        """;

    public const string InsertContents =
        """
        INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, min_x, min_y, max_x, max_y, srs_id)
        VALUES ($layer, $type, $identifier, $description, $at, $minX, $minY, $maxX, $maxY, $srs)
        """;

    public const string InsertGeometryColumn =
        "INSERT INTO gpkg_geometry_columns VALUES ($layer, '" + GeometryColumn + "', $geometryType, 4326, 0, 0)";

    public const string InsertRtreeExtension =
        """
        INSERT INTO gpkg_extensions VALUES ($layer, 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec130/#extension_rtree', 'write-only')
        """;

    public const string InsertStyle =
        """
        INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner)
        VALUES ('', '', $layer, 'geom', $name, $qml, $sld, 1, 'Ovop.Gis', '')
        """;

    public static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    public static string VersionTable(CollectionId layer, int number) => FormattableString.Invariant($"ovop_v{number}_{layer}");

    public static string CreateTable(CollectionDescription description, IReadOnlyList<FieldSchema> fields)
    {
        var columns = new List<string> { ColumnNames.Fid + " INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL" };
        if (description.IsSpatial) columns.Add($"{GeometryColumn} {GeometryType(description)}");
        columns.Add(ColumnNames.FeatureId + " TEXT NOT NULL UNIQUE");
        columns.AddRange(ColumnNames.Of(fields).Select((name, i) => $"{Quote(name)} {SqlType(fields[i].Type)}"));
        return $"CREATE TABLE {Quote(description.Id.ToString())} ({string.Join(", ", columns)})";
    }

    /// <summary>The standard's word for the kind of shape; one that it does not know could not stand in its tables.</summary>
    public static string GeometryType(CollectionDescription description) =>
        description.GeometryType.ToUpperInvariant() is var type && KnownTypes.Contains(type) ? type : "GEOMETRY";

    /// <summary>Takes away what makes the layer's table a layer, in the order foreign keys allow; the table stays.</summary>
    public static string Unpublish(CollectionId layer)
    {
        string[] triggers = [.. RtreeTriggers.Select(suffix => $"rtree_{layer}_{GeometryColumn}_{suffix}"), .. Changes.Select(change => Keeper(layer, change))];
        return $"""
            DELETE FROM layer_styles WHERE f_table_name = $layer;
            DELETE FROM gpkg_extensions WHERE table_name = $layer;
            DELETE FROM gpkg_geometry_columns WHERE table_name = $layer;
            DELETE FROM gpkg_contents WHERE table_name = $layer;
            {string.Concat(triggers.Select(name => $"DROP TRIGGER IF EXISTS {Quote(name)};"))}
            DROP TABLE IF EXISTS {Quote($"rtree_{layer}_{GeometryColumn}")};
            """;
    }

    public static string Rename(string table, string to) => $"ALTER TABLE {Quote(table)} RENAME TO {Quote(to)}";

    public static string InsertFeature(CollectionDescription description, IReadOnlyList<FieldSchema> fields)
    {
        var columns = fields.Count + (description.IsSpatial ? 3 : 2);
        return $"INSERT INTO {Quote(description.Id.ToString())} VALUES ({string.Join(", ", Enumerable.Repeat("?", columns))})";
    }

    /// <summary>By place, not by name: fid, the shape if there is one, the id, the fields.</summary>
    public static string SelectFeatures(string table) => $"SELECT * FROM {Quote(table)} ORDER BY {ColumnNames.Fid}";

    public static string Copy(string from, string to) => $"INSERT INTO {Quote(to)} SELECT * FROM {Quote(from)}";

    public static string SelectHeads(string table) =>
        $"SELECT fid, substr({GeometryColumn}, 1, {GeoPackageShape.HeadBytes}) FROM {Quote(table)} WHERE {GeometryColumn} IS NOT NULL";

    public static string SelectShape(string table) => $"SELECT {GeometryColumn} FROM {Quote(table)} WHERE fid = ?";

    /// <summary>A version never changes, so an edit in another program is refused there and then.</summary>
    public static string CreateKeepers(CollectionId layer) => string.Concat(Changes.Select(change =>
        $"""
        CREATE TRIGGER {Quote(Keeper(layer, change))} BEFORE {change.ToUpperInvariant()} ON {Quote(layer.ToString())}
        BEGIN SELECT RAISE(ABORT, 'A version of a layer never changes. Save your edits as a new file and bring it in with: ovop load'); END;

        """));

    public static string CreateRtree(CollectionId layer) =>
        $"CREATE VIRTUAL TABLE {Quote($"rtree_{layer}_{GeometryColumn}")} USING rtree(id, minx, maxx, miny, maxy)";

    public static string RtreePart(CollectionId layer, string part) => Quote($"rtree_{layer}_{GeometryColumn}_{part}");

    /// <summary>The triggers that the extension asks for, so that QGIS may edit and keep the index true; their ST_ functions are the editor's.</summary>
    public static string CreateRtreeTriggers(CollectionId layer)
    {
        var (t, r) = (Quote(layer.ToString()), Quote($"rtree_{layer}_{GeometryColumn}"));
        string Name(string suffix) => Quote($"rtree_{layer}_{GeometryColumn}_{suffix}");
        const string upsert = "VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom))";
        return $"""
            CREATE TRIGGER {Name("insert")} AFTER INSERT ON {t} WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
            BEGIN INSERT OR REPLACE INTO {r} {upsert}; END;
            CREATE TRIGGER {Name("update2")} AFTER UPDATE OF geom ON {t} WHEN OLD.fid = NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom))
            BEGIN DELETE FROM {r} WHERE id = OLD.fid; END;
            CREATE TRIGGER {Name("update4")} AFTER UPDATE ON {t} WHEN OLD.fid != NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom))
            BEGIN DELETE FROM {r} WHERE id IN (OLD.fid, NEW.fid); END;
            CREATE TRIGGER {Name("update5")} AFTER UPDATE ON {t} WHEN OLD.fid != NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
            BEGIN DELETE FROM {r} WHERE id = OLD.fid; INSERT OR REPLACE INTO {r} {upsert}; END;
            CREATE TRIGGER {Name("update6")} AFTER UPDATE OF geom ON {t} WHEN OLD.fid = NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) AND (OLD.geom NOT NULL AND NOT ST_IsEmpty(OLD.geom))
            BEGIN UPDATE {r} SET minx = ST_MinX(NEW.geom), maxx = ST_MaxX(NEW.geom), miny = ST_MinY(NEW.geom), maxy = ST_MaxY(NEW.geom) WHERE id = NEW.fid; END;
            CREATE TRIGGER {Name("update7")} AFTER UPDATE OF geom ON {t} WHEN OLD.fid = NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) AND (OLD.geom IS NULL OR ST_IsEmpty(OLD.geom))
            BEGIN INSERT INTO {r} {upsert}; END;
            CREATE TRIGGER {Name("delete")} AFTER DELETE ON {t} WHEN OLD.geom NOT NULL
            BEGIN DELETE FROM {r} WHERE id = OLD.fid; END;
            """;
    }

    private static string Keeper(CollectionId layer, string change) => $"ovop_keep_{layer}_{change}";

    private static string SqlType(string type) => type switch
    {
        "integer" => "INTEGER",
        "number" => "DOUBLE",
        "boolean" => "BOOLEAN",
        _ => "TEXT",
    };
}
