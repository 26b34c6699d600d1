using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Ovop.Gis.EndToEnd.Tests;

/// <summary>Where a service that was just started listens, as it says itself.</summary>
internal static partial class ServiceAddress
{
    public static async Task<Uri> OfAsync(Process service, CancellationToken cancellationToken)
    {
        while (await service.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            if (Address().Match(line) is { Success: true } match) return new Uri(match.Value);
        throw new InvalidOperationException("The service ended without an address: " + await service.StandardError.ReadToEndAsync(cancellationToken));
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
