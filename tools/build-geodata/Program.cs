using System.Globalization;
using Ovop.Gis.BuildGeodata;
using Ovop.Gis.BuildGeodata.Coverage;
using Ovop.Gis.BuildGeodata.FactBooks;

const string help = """
    build-geodata FACTS OUT       make the default data from the facts
    build-geodata FACTS --spread  how far borders differ between fits that agree with the facts equally well
    """;

switch (args)
{
    case [var facts, "--spread"]:
        var metres = BorderSpread.Metres(FactReader.Read(facts), Parameters.Read(facts).Coverage, otherSeeds: 6);
        foreach (var percent in (int[])[50, 90, 95, 99])
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{percent} % of the borders off the coast lie within {metres[metres.Count * percent / 100]:F0} m of the other fits' borders"));
        return 0;
    case [var facts, var output]:
        Dataset.Write(Dataset.Build(facts), output);
        return 0;
    default:
        Console.Error.WriteLine(help);
        return 2;
}
