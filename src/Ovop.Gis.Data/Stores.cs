using Ovop.Gis.Data.DefaultData;
using Ovop.Gis.Data.GeoPackage;
using Ovop.Gis.Data.PostGis;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Data;

/// <summary>Opens the store that is asked for; one that is not there yet is made from the default data.</summary>
public static class Stores
{
    /// <param name="where">A file's path, or a database: postgres://user:password@host:port/database, or Host=…;Database=…. Null for <see cref="StorePath.Default"/>.</param>
    /// <exception cref="StoreException">The store cannot be opened or made.</exception>
    public static async Task<IFeatureStore> OpenAsync(string? where, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(where)) where = StorePath.Default();
        if (PostgresAddress.IsAddress(where))
            return await PostGisStore.OpenAsync(where, token => DefaultDataset.ReadAsync(DefaultDataset.Folder, token), clock, cancellationToken).ConfigureAwait(false);

        var full = Path.GetFullPath(where);
        if (Directory.Exists(full)) throw new StoreException($"{full} is a folder.", "Give the path of a file with --store.");
        if (File.Exists(full)) return await GeoPackageStore.OpenAsync(full, clock, cancellationToken).ConfigureAwait(false);
        var layers = await DefaultDataset.ReadAsync(DefaultDataset.Folder, cancellationToken).ConfigureAwait(false);
        return await GeoPackageStore.CreateAsync(full, layers, clock, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The store for looking only: one that is not there yet is not made, the default data stand in for it.</summary>
    public static async Task<IFeatureStore> PeekAsync(string? path, TimeProvider clock, CancellationToken cancellationToken)
    {
        var isFile = path is null || !path.Contains("://", StringComparison.Ordinal);
        var full = string.IsNullOrWhiteSpace(path) ? StorePath.Default() : path;
        if (!isFile || File.Exists(full) || Directory.Exists(full)) return await OpenAsync(path, clock, cancellationToken).ConfigureAwait(false);
        return new DefaultStore(await DefaultDataset.ReadAsync(DefaultDataset.Folder, cancellationToken).ConfigureAwait(false), clock);
    }
}
