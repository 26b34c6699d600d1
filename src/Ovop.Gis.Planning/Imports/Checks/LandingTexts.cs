using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.ReferenceSystems;

namespace Ovop.Gis.Planning.Imports.Checks;

/// <summary>Why a layer lands elsewhere, in plain words, with the way out.</summary>
internal static class LandingTexts
{
    public static LocalText Of(string? cause, Crs crs, IReadOnlyList<LandingMend> mends)
    {
        var meant = mends is [{ Crs: { } id }, ..] ? KnownCrs.Find(id)!.Name : "";
        var why = cause switch
        {
            "axes-swapped" => new LocalText("Lintang dan bujur (atau timur dan utara) tertukar.", "Latitude and longitude (or easting and northing) are swapped."),
            "latitude-sign" => new("Tanda lintang terbalik: kota ini di utara khatulistiwa. Kalikan lintangnya dengan -1 pada berkas asal.",
                "The sign of the latitude is wrong: the city lies north of the equator. Multiply the latitudes by -1 in the source."),
            "wrong-hemisphere" => new($"Belahan buminya salah: berkas disebut {crs.Name}, padahal koordinatnya {meant}; selisihnya utara semu 10.000.000 m.",
                $"The hemisphere is wrong: the file is said to be {crs.Name}, but its coordinates are {meant}; they differ by the false northing of 10,000,000 m."),
            "wrong-zone" => new($"Zonanya salah: berkas disebut {crs.Name}, padahal koordinatnya cocok dengan {meant}.",
                $"The zone is wrong: the file is said to be {crs.Name}, but its coordinates fit {meant}."),
            "degrees-as-metres" => new($"Koordinatnya derajat, tetapi dibaca sebagai meter ({crs.Name}).", $"The coordinates are degrees but were read as metres ({crs.Name})."),
            "metres-as-degrees" => new($"Koordinatnya meter, tetapi dibaca sebagai derajat ({crs.Name}){(meant.Length > 0 ? $"; cocok dengan {meant}" : "")}.",
                $"The coordinates are metres but were read as degrees ({crs.Name}){(meant.Length > 0 ? $"; they fit {meant}" : "")}."),
            _ => new("Periksa sistem koordinatnya, atau sebutkan dengan --crs EPSG:n.", "Check its reference system, or say it with --crs EPSG:n."),
        };
        return mends.Count == 0 ? why : new LocalText(
            $"{why.Id} Coba {string.Join(" atau ", mends.Select(m => m.Option))}.", $"{why.En} Try {string.Join(" or ", mends.Select(m => m.Option))}.");
    }
}
