using System.Globalization;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Data.GeoPackage;

/// <summary>SQL as text. Values always travel as parameters; names of layers and fields only come here quoted.</summary>
internal static class GeoPackageSql
{
    public const string GeometryColumn = "geom";

    /// <summary>'GPKG' and version 1.3, as the standard wants them in the file's header.</summary>
    public const string Header = "PRAGMA application_id = 1196444487; PRAGMA user_version = 10300;";

    public const string SelectLayers =
        """
        SELECT l.description, l.fields, v.number, v.content_sha256, v.feature_count, c.min_x, c.min_y, c.max_x, c.max_y
        FROM ovop_layers l
        JOIN ovop_versions v ON v.layer = l.layer AND v.number = (SELECT max(number) FROM ovop_versions WHERE layer = l.layer)
        JOIN gpkg_contents c ON c.table_name = l.layer
        """;

    public const string SelectLayer = SelectLayers + " WHERE l.layer = $layer";

    public const string SelectLastVersion = "SELECT coalesce(max(number), 0) FROM ovop_versions WHERE layer = $layer";

    public const string InsertVersion =
        """
        INSERT INTO ovop_versions (layer, number, content_sha256, feature_count, committed_at, source_file, source_sha256)
        VALUES ($layer, $number, $content, $count, $at, $file, $fileHash)
        """;

    public const string UpsertLayer =
        """
        INSERT INTO ovop_layers (layer, description, fields) VALUES ($layer, $description, $fields)
        ON CONFLICT (layer) DO UPDATE SET description = excluded.description, fields = excluded.fields
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

    public static string CreateTable(CollectionDescription description, IReadOnlyList<FieldSchema> fields)
    {
        var columns = new List<string> { "fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL" };
        if (description.IsSpatial) columns.Add($"{GeometryColumn} {description.GeometryType.ToUpperInvariant()}");
        columns.Add("feature_id TEXT NOT NULL UNIQUE");
        columns.AddRange(fields.Select(f => $"{Quote(f.Name)} {SqlType(f.Type)}"));
        return $"CREATE TABLE {Quote(description.Id.ToString())} ({string.Join(", ", columns)})";
    }

    /// <summary>The removal of a layer's table and of all that points to it, in the order foreign keys allow.</summary>
    public static string DropLayer(CollectionId layer, bool spatial)
    {
        var (table, rtree) = (Quote(layer.ToString()), Quote($"rtree_{layer}_{GeometryColumn}"));
        return $"""
            DELETE FROM layer_styles WHERE f_table_name = $layer;
            DELETE FROM gpkg_extensions WHERE table_name = $layer;
            DELETE FROM gpkg_geometry_columns WHERE table_name = $layer;
            DELETE FROM gpkg_contents WHERE table_name = $layer;
            {(spatial ? $"DROP TABLE IF EXISTS {rtree};" : "")}
            DROP TABLE IF EXISTS {table};
            """;
    }

    public static string InsertFeature(CollectionDescription description, IReadOnlyList<FieldSchema> fields)
    {
        List<string> columns = ["fid", .. description.IsSpatial ? [GeometryColumn] : Array.Empty<string>(), "feature_id", .. fields.Select(f => Quote(f.Name))];
        List<string> values = ["$fid", .. description.IsSpatial ? ["$geom"] : Array.Empty<string>(), "$id", .. fields.Select((_, i) => Parameter(i))];
        return $"INSERT INTO {Quote(description.Id.ToString())} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", values)})";
    }

    public static string SelectFeatures(CollectionDescription description, IReadOnlyList<FieldSchema> fields)
    {
        List<string> columns = ["feature_id", .. description.IsSpatial ? [GeometryColumn] : Array.Empty<string>(), .. fields.Select(f => Quote(f.Name))];
        return $"SELECT {string.Join(", ", columns)} FROM {Quote(description.Id.ToString())} ORDER BY fid";
    }

    public static string Parameter(int field) => "$f" + field.ToString(CultureInfo.InvariantCulture);

    public static string CreateRtree(CollectionId layer) =>
        $"CREATE VIRTUAL TABLE {Quote($"rtree_{layer}_{GeometryColumn}")} USING rtree(id, minx, maxx, miny, maxy)";

    public static string InsertRtree(CollectionId layer) =>
        $"INSERT INTO {Quote($"rtree_{layer}_{GeometryColumn}")} VALUES ($fid, $minX, $maxX, $minY, $maxY)";

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

    private static string SqlType(string type) => type switch
    {
        "integer" => "INTEGER",
        "number" => "DOUBLE",
        "boolean" => "BOOLEAN",
        _ => "TEXT",
    };
}
