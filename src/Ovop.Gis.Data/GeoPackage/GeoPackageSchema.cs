using Microsoft.Data.Sqlite;

namespace Ovop.Gis.Data.GeoPackage;

/// <summary>The store's own tables: made in a new file, brought up to date in an older one.</summary>
internal static class GeoPackageSchema
{
    private const long Known = 2;

    public static void Create(SqliteConnection connection)
    {
        var versions = new GeoPackageVersions(connection);
        versions.Run(GeoPackageSql.Header + Text("schema.sql") + Text("versions.sql"));
    }

    /// <returns>True where the store is of an older schema.</returns>
    /// <exception cref="StoreException">The file is no store, or one of a newer program.</exception>
    public static bool IsOld(SqliteConnection connection, string path) => IsOld(new GeoPackageVersions(connection), path);

    private static bool IsOld(GeoPackageVersions versions, string path)
    {
        var tables = versions.Texts(GeoPackageSql.SelectSchema);
        if (!tables.Contains("ovop_versions"))
            throw new StoreException($"{path} is no store of Ovop.Gis.", "To bring a GeoPackage in, use 'ovop load'; give the store's own path with --store.");
        if (!tables.Contains("ovop_schema")) return true;
        if (versions.Scalar("SELECT max(number) FROM ovop_schema") is long number && number > Known)
            throw new StoreException($"{path} was made by a newer Ovop.Gis (schema {number}; this one knows {Known}).", "Install the newer program, or give another store with --store.");
        return false;
    }

    /// <summary>In one transaction; who comes second finds it done.</summary>
    public static void Update(SqliteConnection connection, string path)
    {
        using var transaction = connection.BeginTransaction();
        var versions = new GeoPackageVersions(connection, transaction);
        if (!IsOld(versions, path)) return;
        versions.Run(GeoPackageSql.Rename("ovop_versions", "ovop_first_versions"));
        versions.Run(Text("versions.sql"));
        versions.Run(GeoPackageSql.FromFirstSchema);
        foreach (var row in versions.Layers()) versions.Run(GeoPackageSql.CreateKeepers(row.Record.Layer));
        transaction.Commit();
    }

    private static string Text(string name)
    {
        using var stream = typeof(GeoPackageSchema).Assembly.GetManifestResourceStream("Ovop.Gis.Data.GeoPackage." + name)!;
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }
}
