using Ovop.Gis.Data.Versions;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Data.PostGis;

/// <summary>SQL as text. Values always travel as parameters; names of layers and fields only come here quoted.</summary>
internal static class PostGisSql
{
    public const string Schema = "ovop";
    public const string Migrations = "ovop_migrations";

    /// <summary>'ovop' as a number: the first half of this product's advisory locks.</summary>
    private const string LockFamily = "1870032752";

    public const string LockSetup = "SELECT pg_advisory_lock(" + LockFamily + ", 0)";
    public const string UnlockSetup = "SELECT pg_advisory_unlock(" + LockFamily + ", 0)";
    public const string LockSetupInTransaction = "SELECT pg_advisory_xact_lock(" + LockFamily + ", 0)";
    public const string LockLayer = "SELECT pg_advisory_xact_lock(" + LockFamily + ", hashtext(@layer))";

    public const string ForWriting = "SET LOCAL synchronous_commit = on; SET LOCAL lock_timeout = '60s'; SET LOCAL maintenance_work_mem = '128MB'";

    public const string SelectServer = "SELECT current_setting('server_encoding'), to_regclass('ovop.ovop_migrations') IS NOT NULL";
    public const string SelectMigrations = "SELECT scriptname FROM ovop.ovop_migrations";
    public const string SelectPostGis = "SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'postgis'";
    public const string CreatePostGis = "CREATE EXTENSION IF NOT EXISTS postgis";
    public const string SelectSchema = "SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = 'ovop')";
    public const string CreateSchema = "CREATE SCHEMA IF NOT EXISTS ovop";
    public const string SelectAnything = "SELECT EXISTS (SELECT 1 FROM ovop.ovop_versions)";

    /// <summary>Versions are only ever added; the table's own number tells it from one of a restored database.</summary>
    public const string SelectStamp =
        "SELECT concat_ws('.', 'ovop.ovop_versions'::regclass::oid, count(*), sum(number), extract(epoch FROM max(committed_at))) FROM ovop.ovop_versions";

    private const string Columns =
        """
        layer, number, content_sha256, feature_count, committed_at, committed_by, origin, source_file, source_sha256, repairs,
        restored_from, features_table, min_x, min_y, max_x, max_y, fields, description
        """;

    private const string SelectRow = "SELECT " + Columns + ", report IS NOT NULL FROM ovop.ovop_versions v ";

    private const string Newest = "(SELECT max(number) FROM ovop.ovop_versions n WHERE n.layer = v.layer)";

    public const string SelectLayers = SelectRow + "WHERE number = " + Newest + " AND features_table IS NOT NULL";
    public const string SelectNewest = SelectRow + "WHERE layer = @layer ORDER BY number DESC LIMIT 1";
    public const string SelectVersion = SelectRow + "WHERE layer = @layer AND number = @number";
    public const string SelectHistory = SelectRow + "WHERE layer = @layer ORDER BY number DESC";
    public const string SelectReport = "SELECT report FROM ovop.ovop_versions WHERE layer = @layer AND number = @number";

    public const string InsertVersion =
        "INSERT INTO ovop.ovop_versions (" + Columns + ", report)" +
        """
         VALUES (@layer, @number, @content, @count, @at, @by, @origin, @file, @fileHash, @repairs,
        @restored, @table, @minX, @minY, @maxX, @maxY, @fields, @description, @report)
        """;

    public const string NextTable = "SELECT 'ovop_features_' || nextval('ovop.ovop_features')";

    public const string BeforeView = "SAVEPOINT before_view";
    public const string BackBeforeView = "ROLLBACK TO SAVEPOINT before_view";

    public static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    public static string InSchema(string name) => Quote(Schema) + "." + Quote(name);

    public static string CreateTable(string table, string postGisSchema, string? geometryType, IReadOnlyList<FieldSchema> fields)
    {
        var columns = new List<string> { ColumnNames.Fid + " integer NOT NULL" };
        if (geometryType is not null) columns.Add($"{ColumnNames.Geometry} {Quote(postGisSchema)}.geometry({geometryType}, 4326)");
        columns.Add(ColumnNames.FeatureId + " text NOT NULL");
        columns.AddRange(ColumnNames.Of(fields).Select((name, i) => $"{Quote(name)} {SqlType(fields[i].Type)}"));
        var create = $"CREATE TABLE {InSchema(table)} ({string.Join(", ", columns)})";
        // Doubles hardly shrink; trying to costs more than writing them.
        return geometryType is null ? create : $"{create}; ALTER TABLE {InSchema(table)} ALTER COLUMN {ColumnNames.Geometry} SET STORAGE EXTERNAL";
    }

    public static string CopyIn(string table) => $"COPY {InSchema(table)} FROM STDIN (FORMAT BINARY, FREEZE)";

    /// <summary>By place, not by name: fid, the shape if there is one, the id, the fields.</summary>
    public static string CopyOut(string table) => $"COPY (SELECT * FROM {InSchema(table)} ORDER BY {ColumnNames.Fid}) TO STDOUT (FORMAT BINARY)";

    public static string Finish(string table, bool spatial) =>
        $"""
        ALTER TABLE {InSchema(table)} ADD PRIMARY KEY ({ColumnNames.Fid}), ADD UNIQUE ({ColumnNames.FeatureId});
        {(spatial ? $"CREATE INDEX ON {InSchema(table)} USING gist ({ColumnNames.Geometry});" : "")}
        CREATE TRIGGER ovop_keep BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON {InSchema(table)} EXECUTE FUNCTION ovop.ovop_keep();
        """;

    public static string ReplaceView(CollectionId layer, string table) => $"CREATE OR REPLACE VIEW {InSchema(layer.ToString())} AS SELECT * FROM {InSchema(table)}";

    public static string DropView(CollectionId layer) => $"DROP VIEW IF EXISTS {InSchema(layer.ToString())}";

    private static string SqlType(string type) => type switch
    {
        "integer" => "bigint",
        "number" => "double precision",
        "boolean" => "boolean",
        _ => "text",
    };
}
