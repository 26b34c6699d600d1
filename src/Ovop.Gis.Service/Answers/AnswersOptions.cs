using Microsoft.Extensions.Options;

namespace Ovop.Gis.Service.Answers;

/// <summary>How much of what was answered is kept; the section Answers of the configuration.</summary>
internal sealed class AnswersOptions
{
    public const string Section = "Answers";

    /// <summary>Memory for finished answers; 0 keeps none.</summary>
    public long MaxKeptBytes { get; set; } = 64L << 20;
}

/// <summary>Refuses a bound that is none.</summary>
internal sealed class AnswersOptionsCheck : IValidateOptions<AnswersOptions>
{
    private const long Most = 64L << 30;

    public ValidateOptionsResult Validate(string? name, AnswersOptions options) => options.MaxKeptBytes is >= 0 and <= Most
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail($"{AnswersOptions.Section}:{nameof(options.MaxKeptBytes)} must be 0 to {Most}.");
}
