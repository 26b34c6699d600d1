namespace Ovop.Gis.Service.Common;

/// <summary>There is no room for another upload now: 503.</summary>
internal sealed class TooManyImportsException : Exception;
