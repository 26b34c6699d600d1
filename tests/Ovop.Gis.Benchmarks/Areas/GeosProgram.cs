using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;
using Ovop.Gis.Benchmarks.Layers;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Benchmarks.Areas;

/// <summary>The C++ program under <c>peers</c>, compiled here and kept running with both layers in its memory.</summary>
internal sealed class GeosProgram : IAreaPeer, IDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    /// <summary>Which layer's polygons are prepared: the way that was faster on these layers.</summary>
    private int _outer = 1;

    private GeosProgram(Process process, string folder, string name) => (_process, _folder, Name) = (process, folder, name);

    public string Name { get; }
    public string FullName => $"{Name} in C++";
    public string Measured => "layers parsed before; tree of boxes, preparing and overlays within; covered polygons need no overlay; " + (_outer == 1 ? "villages" : "zones") + " are the prepared ones, which is the faster way round";
    public bool CanGeodesic => false;

    /// <summary>Null, with a word on the error output, where there is no compiler or no GEOS to compile against.</summary>
    public static async Task<GeosProgram?> StartAsync(string repository, LayerPair layers, CancellationToken cancellationToken)
    {
        if (await CompileAsync(repository, cancellationToken).ConfigureAwait(false) is not { } program) return null;
        var folder = Directory.CreateTempSubdirectory("ovop-bench-").FullName;
        string[] files = [Path.Combine(folder, "first.bin"), Path.Combine(folder, "second.bin")];
        Write(files[0], layers.Villages);
        Write(files[1], layers.Zones);
        var process = Process.Start(new ProcessStartInfo(program, files) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var name = await process.StandardOutput.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        var geos = new GeosProgram(process, folder, name?.Split('-')[0] ?? throw new InvalidOperationException("The GEOS program ended before it began."));
        await geos.ChooseAsync(cancellationToken).ConfigureAwait(false);
        return geos;
    }

    public async Task<IReadOnlyList<PairArea>> PairsAsync(bool geodesic, CancellationToken cancellationToken)
    {
        var file = Path.Combine(_folder, "pairs.bin");
        await AskAsync($"pairs {_outer} {file}", cancellationToken).ConfigureAwait(false);
        var bytes = await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false);
        return [.. MemoryMarshal.Cast<byte, PairArea>(bytes)];
    }

    public Task<Outcome> RunAsync(bool geodesic, int threads, CancellationToken cancellationToken) => AskAsync($"run {_outer} {threads}", cancellationToken);

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task ChooseAsync(CancellationToken cancellationToken)
    {
        var first = await AskAsync("run 1 1", cancellationToken).ConfigureAwait(false);
        var second = await AskAsync("run 2 1", cancellationToken).ConfigureAwait(false);
        if (second.Seconds < first.Seconds) _outer = 2;
    }

    private async Task<Outcome> AskAsync(string command, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync(command.AsMemory(), cancellationToken).ConfigureAwait(false);
        await _process.StandardInput.FlushAsync(cancellationToken).ConfigureAwait(false);
        var line = await _process.StandardOutput.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        if (line?.Split(' ') is not [var seconds, var pairs, var sum]) throw new InvalidOperationException("The GEOS program ended in the middle.");
        return new Outcome(double.Parse(seconds, CultureInfo.InvariantCulture), long.Parse(pairs, CultureInfo.InvariantCulture), double.Parse(sum, CultureInfo.InvariantCulture));
    }

    private static async Task<string?> CompileAsync(string repository, CancellationToken cancellationToken)
    {
        var source = Path.Combine(repository, "tests", "Ovop.Gis.Benchmarks", "peers", "area_matrix.cpp");
        var program = Path.Combine(Directory.CreateDirectory(Path.Combine(repository, "artifacts", "bench")).FullName, "area_matrix");
        if (File.GetLastWriteTimeUtc(program) > File.GetLastWriteTimeUtc(source)) return program;
        try
        {
            using var compiler = Process.Start(new ProcessStartInfo("g++", ["-O3", "-std=c++17", source, "-o", program, "-lgeos_c", "-lpthread"]) { RedirectStandardError = true })!;
            var said = await compiler.StandardError.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            await compiler.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            if (compiler.ExitCode == 0) return program;
            await Console.Error.WriteLineAsync($"GEOS: cannot be compiled against (Debian's libgeos-dev): {said.Split('\n')[0]}").ConfigureAwait(false);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            await Console.Error.WriteLineAsync("GEOS: there is no g++ to compile its program with").ConfigureAwait(false);
        }

        return null;
    }

    private static void Write(string path, IReadOnlyList<Geometry> layer)
    {
        using var file = new BufferedStream(File.Create(path), 1 << 20);
        var length = new byte[4];
        foreach (var geometry in layer)
        {
            var bytes = new byte[FlatWkb.Length(geometry)];
            FlatWkb.Write(geometry, bytes);
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            file.Write(length);
            file.Write(bytes);
        }
    }
}
