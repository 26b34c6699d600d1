using Ovop.Gis.Testing;

namespace Ovop.Gis.BuildGeodata.Tests;

public sealed class SameBytesTests
{
    [Fact]
    public void Two_runs_give_the_same_bytes_and_those_that_are_checked_in()
    {
        var first = Made();
        var second = Made();
        Assert.Equal(first.Keys, second.Keys);
        foreach (var (path, bytes) in first)
        {
            Assert.True(bytes.AsSpan().SequenceEqual(second[path]), $"{path} differs between two runs");
            var checkedIn = File.ReadAllBytes(Path.Combine(Places.Repository, "geodata", path));
            Assert.True(bytes.AsSpan().SequenceEqual(checkedIn), $"{path} is not what the facts give: run tools/geodata");
            Assert.DoesNotContain((byte)'\r', bytes);
        }
        var folder = Path.Combine(Places.Repository, "geodata");
        var present = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'));
        Assert.Equal(first.Keys.Order(StringComparer.Ordinal), present.Order(StringComparer.Ordinal));
    }

    private static SortedDictionary<string, byte[]> Made()
    {
        var folder = Directory.CreateTempSubdirectory("geodata");
        try
        {
            Dataset.Write(Dataset.Build(Layer.FactsFolder), folder.FullName);
            return new(Directory.EnumerateFiles(folder.FullName, "*", SearchOption.AllDirectories).ToDictionary(
                f => Path.GetRelativePath(folder.FullName, f).Replace('\\', '/'), File.ReadAllBytes), StringComparer.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
