namespace Ovop.Gis.Service.Common;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    public static partial void Failed(ILogger logger, string method, string path, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The check of import {Id} failed")]
    public static partial void CheckFailed(ILogger logger, string id, Exception exception);
}
