using System.Globalization;
using System.IO.Compression;
using System.Text;
using Ovop.Gis.Data;

namespace Ovop.Gis.Benchmarks;

/// <summary>Our loads beside ogr2ogr's and shp2pgsql's, in turns, so that all meet the same machine.</summary>
internal sealed class LoadBenchmark(string repository, int times)
{
    private readonly string _cache = Path.Combine(Path.GetTempPath(), "ovop-bench");
    private readonly StringBuilder _report = new();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _report.AppendLine(CultureInfo.InvariantCulture, $"# Loading, median of {times}, whole processes in turns, {Environment.ProcessorCount} cores").AppendLine();
        await StoreAsync("empty.gpkg", cancellationToken).ConfigureAwait(false);
        if (Villages() is { } villages) Compare("2,130 villages", villages);
        Compare("83,253 villages, 8.7 million vertices", CountryLayer.Make(Path.Combine(_cache, "country")));
        var folder = Directory.CreateDirectory(Path.Combine(repository, "artifacts", "bench")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "load.md"), _report.ToString(), cancellationToken).ConfigureAwait(false);
        Console.Write(_report);
    }

    private void Compare(string title, string file)
    {
        var contestants = Contestants(file).ToList();
        for (var i = 0; i <= times; i++)
            foreach (var contestant in contestants) contestant.Run(isCounted: i > 0);
        _report.AppendLine(CultureInfo.InvariantCulture, $"## {title}").AppendLine().AppendLine("| | seconds | against ogr2ogr | processor seconds | peak memory |").AppendLine("|---|---|---|---|---|");
        var ogr = contestants.FirstOrDefault(contestant => contestant.Program == "ogr2ogr")?.MedianSeconds;
        foreach (var contestant in contestants)
            _report.AppendLine(CultureInfo.InvariantCulture, $"| {contestant.Name} | {contestant.MedianSeconds:0.00} | {(ogr is null ? "" : $"{contestant.MedianSeconds / ogr:0.0} ×")} | {contestant.MedianProcessorSeconds:0.00} | {contestant.PeakMegabytes} MB |");
        _report.AppendLine();
    }

    private IEnumerable<Contestant> Contestants(string file)
    {
        var (peer, ours) = (Path.Combine(_cache, "peer.gpkg"), Path.Combine(_cache, "ours.gpkg"));
        if (IsThere("ogr2ogr")) yield return new("ogr2ogr to GeoPackage", "ogr2ogr", ["-f", "GPKG", peer, file], () => File.Delete(peer));
        void Fresh() => File.Copy(Path.Combine(_cache, "empty.gpkg"), ours, overwrite: true);
        yield return Ours("ovop, reading only", "read", file, ours, Fresh);
        yield return Ours("ovop, read and write to GeoPackage", "read-write", file, ours, Fresh);
        yield return Ours("ovop, the whole load with checks to GeoPackage", "whole", file, ours, Fresh);
        if (Environment.GetEnvironmentVariable("OVOP_TEST_POSTGIS") is not { Length: > 0 } postgis) yield break;
        if (IsThere("shp2pgsql"))
            yield return new("shp2pgsql -D -I | psql", "sh", ["-c", $"shp2pgsql -D -I -d -s 4326 '{file}' ovop_bench_peer 2>/dev/null | psql -q '{postgis}' >/dev/null"], () => { });
        yield return Ours("ovop, read and write to PostGIS", "read-write", file, postgis, () => { });
        yield return Ours("ovop, the whole load with checks to PostGIS", "whole", file, postgis, () => { });
    }

    private static Contestant Ours(string name, string mode, string file, string store, Action prepare) =>
        new(name, Environment.ProcessPath!, ["run", mode, file, store], prepare);

    private async Task StoreAsync(string name, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_cache);
        var path = Path.Combine(_cache, name);
        File.Delete(path);
        await Stores.OpenAsync(path, TimeProvider.System, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Real villages where they lie beside the repository.</summary>
    private string? Villages()
    {
        var zip = Path.Combine(Environment.GetEnvironmentVariable("OVOP_SHARED") ?? Path.Combine(repository, "..", "shared"), "geodata", "kalbar-desa.zip");
        if (!File.Exists(zip)) return null;
        var folder = Path.Combine(_cache, "villages");
        if (!Directory.Exists(folder)) ZipFile.ExtractToDirectory(zip, folder);
        return Directory.EnumerateFiles(folder, "*.shp", SearchOption.AllDirectories).First();
    }

    private static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
