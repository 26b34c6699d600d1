using Microsoft.Extensions.Options;
using Ovop.Gis.Data;

namespace Ovop.Gis.Service.Imports;

/// <summary>What uploads may ask of the service; the section Imports of the configuration.</summary>
internal sealed class ImportsOptions
{
    public const string Section = "Imports";

    public long MaxUploadBytes { get; set; } = 512L << 20;

    /// <summary>Uploads kept at once, those being received included.</summary>
    public int MaxPending { get; set; } = 20;

    public int ExpiryMinutes { get; set; } = 60;

    public int MaxParallelChecks { get; set; } = 2;

    /// <summary>A check that takes longer is given up.</summary>
    public int MaxCheckMinutes { get; set; } = 15;

    /// <summary>Up to so many vertices the checked data wait for the commit in memory; larger ones are checked again from the upload.</summary>
    public int MaxVerticesInMemory { get; set; } = 500_000;

    /// <summary>What a file may ask of its reader.</summary>
    public ReadLimits Limits { get; set; } = new();
}

/// <summary>Refuses a configuration that would leave uploads without bounds or without room.</summary>
internal sealed class ImportsOptionsCheck : IValidateOptions<ImportsOptions>
{
    public ValidateOptionsResult Validate(string? name, ImportsOptions options)
    {
        var faults = new List<string>();
        Within(options.MaxUploadBytes, 1, 64L << 30, nameof(options.MaxUploadBytes));
        Within(options.MaxPending, 1, 1_000, nameof(options.MaxPending));
        Within(options.ExpiryMinutes, 1, 60 * 24 * 7, nameof(options.ExpiryMinutes));
        Within(options.MaxParallelChecks, 1, 64, nameof(options.MaxParallelChecks));
        Within(options.MaxCheckMinutes, 1, 60 * 24, nameof(options.MaxCheckMinutes));
        Within(options.MaxVerticesInMemory, 0, int.MaxValue, nameof(options.MaxVerticesInMemory));
        foreach (var limit in typeof(ReadLimits).GetProperties())
            if (limit.GetValue(options.Limits) is var value && value is int or long && Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture) < 1)
                faults.Add($"{ImportsOptions.Section}:{nameof(options.Limits)}:{limit.Name} must be at least 1.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Within(long value, long least, long most, string option)
        {
            if (value < least || value > most) faults.Add($"{ImportsOptions.Section}:{option} must be {least} to {most}.");
        }
    }
}
