using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Imports;
using Ovop.Gis.Planning.Imports.Profiles;
using Ovop.Gis.Service.Common;

namespace Ovop.Gis.Service.Imports;

/// <summary>The choices that can be given beside a file, in the query or as fields of the form.</summary>
internal static class UploadFields
{
    public static readonly IReadOnlyList<RequestField> All =
    [
        QueryParameters.Text("name", "The file's name, where the body is the file itself.", "kelurahan.zip"),
        QueryParameters.Text("layer", "The layer to replace or make; decided by the file's fields where left out.", "kelurahan"),
        QueryParameters.Text("crs", "The reference system of the coordinates, over what the file says.", "EPSG:32649"),
        QueryParameters.Text("swap-axes", "The file gives latitude (northing) first.", "true", "true", "false"),
        QueryParameters.Text("encoding", "The encoding of the texts, over what the file says.", "windows-1252"),
        QueryParameters.Text("source-layer", "Which layer to read of a file that holds several.", "ADMINISTRASIDESA_AR_25K"),
        QueryParameters.Text("profile", "The rules to hold the file against; decided by the file's fields where left out.", RuleProfiles.Ids[0], [.. RuleProfiles.Ids]),
        QueryParameters.Text("repairs", $"Repairs to make, with commas: {string.Join(", ", RepairIds.All)}, or all.", RepairIds.MakeValid),
        QueryParameters.Text("accuracy", "How far a drawn boundary may be from the true one, in metres; 10 where left out, as at 1:25,000.", "10m"),
        QueryParameters.Text("x", "Of a CSV: the column with the longitude or easting.", "lon"),
        QueryParameters.Text("y", "Of a CSV: the column with the latitude or northing.", "lat"),
    ];
}

/// <summary>Marks the endpoint whose body is a file, for the API description.</summary>
internal sealed record UploadBody;
