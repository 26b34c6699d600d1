using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Imports.Profiles;

/// <summary>A standard that a file can be held against, as it is offered on the outside.</summary>
/// <param name="Id">What is asked for, such as rtrw-14-2021.</param>
/// <param name="Source">The regulation or standard.</param>
public sealed record RuleProfileEntry(string Id, LocalText Title, LocalText Source);
