using Ovop.Gis.Service.Ogc.Features;

namespace Ovop.Gis.Service.Ogc;

/// <summary>OGC API under /ogc.</summary>
internal static class OgcApi
{
    public static void MapOgc(this IEndpointRouteBuilder routes)
    {
        var ogc = routes.MapGroup(OgcUrls.Root).ExcludeFromDescription();
        ogc.MapLanding();
        ogc.MapCollections();
        ogc.MapItems();
        ogc.MapGet("/page.css", () => TypedResults.Content(OgcPage.Style, "text/css; charset=utf-8"));
    }
}
