using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Ovop.Gis.BuildGeodata.Coverage;
using Ovop.Gis.BuildGeodata.FactBooks;
using Ovop.Gis.BuildGeodata.Output;

namespace Ovop.Gis.BuildGeodata.Layers;

/// <summary>The airport as point, line and land, and the schematic road to it.</summary>
internal static class AirportLayers
{
    public static IEnumerable<LayerFeature> Airport(AirportFacts facts) =>
    [
        Feature("arp", Degrees.Factory.CreatePoint(At(facts.Reference)), "Titik referensi bandar udara (ARP)", "Airport reference point",
            "Wikipedia (SKJ / WIOD)", "0°47'54,5\" LU 108°57'26,4\" BT.", "0°47'54.5\" N 108°57'26.4\" E.", false),
        Feature("runway", Degrees.Factory.CreateLineString([At(facts.Threshold16), At(facts.Threshold34)]), "Landasan pacu 16/34", "Runway 16/34",
            "Wikipedia; Kompas 20 March 2024", "2.000 × 30 m. Ambang dihitung dari ARP dengan azimut 160°; bukan data AIP. Ujung utara jatuh di Sijangkung.",
            "2,000 × 30 m. Thresholds computed from the ARP with azimuth 160°; not AIP data. The northern end falls in Sijangkung.", true),
        Feature("land", Degrees.Factory.CreatePolygon([.. facts.LandCorners.Append(facts.LandCorners[0]).Select(At)]), "Tanah bandar udara", "Airport land",
            "KP 1024/2018; press 2019", "Luas terbit 151,45 ha; bentuknya persegi panjang skematis 2.400 × 631 m pada sumbu landasan.",
            "Published area 151.45 ha; the shape is a schematic rectangle of 2,400 × 631 m on the runway's axis.", true),
    ];

    public static IEnumerable<LayerFeature> Road(LineString road, RoadFacts facts) =>
    [
        new LayerFeature("airport-road", road, new JsonObject
        {
            ["id"] = "airport-road",
            ["kind"] = "road",
            ["name"] = "Jalan bandara",
            ["name_en"] = "Airport access road",
            ["published_length_metres"] = facts.LengthMetres,
            ["right_of_way_metres"] = facts.RightOfWayMetres,
            ["status"] = "under-construction",
            ["status_note"] = "4 km beraspal pada akhir 2024, 6 km belum (Januari 2025).",
            ["status_note_en"] = "4 km paved at the end of 2024, 6 km left (January 2025).",
            ["source"] = "Innalar (city's proposal to Bappenas); Tribun 24 August 2022; orbitindonesia 4 January 2025",
            ["note"] = "Garis skematis dari simpang Pasir Panjang; hanya panjangnya sesuai dengan yang diterbitkan. Sumbu jalan sebenarnya tidak dipublikasikan.",
            ["note_en"] = "A schematic line from the Pasir Panjang junction; only its length is the published one. The true centreline is not published.",
            ["indicative"] = true,
        }),
    ];

    private static LayerFeature Feature(string kind, Geometry geometry, string name, string nameEn, string source, string note, string noteEn, bool indicative) =>
        new(kind, geometry, new JsonObject
        {
            ["kind"] = kind,
            ["name"] = name,
            ["name_en"] = nameEn,
            ["source"] = source,
            ["note"] = note,
            ["note_en"] = noteEn,
            ["indicative"] = indicative,
        });

    private static Coordinate At(double[] lngLat) => Degrees.Coordinate(Parameters.At(lngLat));
}
