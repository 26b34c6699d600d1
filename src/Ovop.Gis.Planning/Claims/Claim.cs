using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Planning.Claims;

/// <summary>A figure that somebody published, with where it stands; it may be wrong, that is what reconciliation is for.</summary>
/// <param name="Level">city, kecamatan, kelurahan, or another word where nothing computed stands beside it.</param>
/// <param name="Area">Set where the claim is an area.</param>
/// <param name="Share">Set where the claim is a share of <paramref name="ShareOf"/>.</param>
/// <param name="Series">Claims of one series stand on one basis and can be checked against each other.</param>
/// <param name="Confidence">S read in the source, S2 in a secondary one, I inferred, M not verified.</param>
public sealed record Claim(
    string Id, string Level, string Code, string Name, Area? Area, Share? Share, string? ShareOf, string AsPrinted,
    string Series, ClaimSource Source, string Confidence, LocalText? Note)
{
    public bool IsVerified => Confidence != "M";

    /// <summary>Reads a row of the claims layer.</summary>
    public static Claim From(Feature row)
    {
        ArgumentNullException.ThrowIfNull(row);
        string Text(string field) => row.Text(field) ?? "";
        return new Claim(
            row.Id, Text("level"), Text("code"), Text("name"),
            row.Number("square_metres") is { } squareMetres ? Spatial.Units.Area.FromSquareMetres(squareMetres) : null,
            row.Number("share_ratio") is { } ratio ? Spatial.Units.Share.FromRatio(ratio) : null,
            row.Text("share_of"), Text("as_printed"), Text("series"),
            new ClaimSource(Text("source_title"), Text("source_year"), Text("source_section")), Text("confidence"),
            row.Text("note_id") is { Length: > 0 } id ? new LocalText(id, row.Text("note_en") ?? id) : null);
    }
}

public sealed record ClaimSource(string Title, string Year, string Section);
