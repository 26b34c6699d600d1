namespace Ovop.Gis.Service.Results;

/// <summary>Where a result can be had again.</summary>
internal static class ResultLink
{
    /// <summary>Tells the client the permalink of this very answer.</summary>
    public static void Add(HttpResponse response, string passportId) => response.Headers.Link = $"<{PathOf(passportId)}>; rel=\"canonical\"";

    public static string PathOf(string passportId) => "/api/results/" + string.Join('/', passportId.Split('/').Select(Uri.EscapeDataString));
}
