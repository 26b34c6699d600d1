using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Ovop.Gis.Data.PostGis;

/// <summary>Where a database is: postgres://user:password@host:port/database?sslmode=require, or as Npgsql writes it (Host=…;Database=…).</summary>
public static partial class PostgresAddress
{
    private const string Example = "Give it as postgres://user:password@host:5432/database (special characters percent-encoded), or as Host=…;Database=…;Username=….";

    private static readonly Dictionary<string, string> Options = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sslmode"] = "SSL Mode", ["sslrootcert"] = "Root Certificate", ["sslcert"] = "SSL Certificate", ["sslkey"] = "SSL Key", ["host"] = "Host", ["port"] = "Port",
        ["user"] = "Username", ["password"] = "Password", ["dbname"] = "Database", ["application_name"] = "Application Name", ["connect_timeout"] = "Timeout",
        ["passfile"] = "Passfile", ["keepalives_idle"] = "Tcp KeepAlive Time", ["target_session_attrs"] = "Target Session Attributes", ["options"] = "Options",
    };

    public static bool IsAddress(string where) => IsUri(where) || KeyAndValue().IsMatch(where);

    /// <exception cref="StoreException">The text is no address; it is not repeated, since a password may be in it.</exception>
    public static NpgsqlConnectionStringBuilder Read(string where)
    {
        try
        {
            var builder = IsUri(where) ? FromUri(where) : new NpgsqlConnectionStringBuilder(where);
            builder.ApplicationName ??= "Ovop.Gis";
            builder.IncludeErrorDetail = true;
            if (string.IsNullOrEmpty(builder.Host)) builder.Host = "localhost";
            return builder;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw new StoreException("The address of the PostgreSQL database cannot be understood" + (e is KeyNotFoundException ? $": the option '{e.Message}' is not known." : "."), Example);
        }
    }

    private static bool IsUri(string where) =>
        where.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || where.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    // Not System.Uri: it takes no empty host, which means a socket here, and normalises what should be left alone.
    private static NpgsqlConnectionStringBuilder FromUri(string uri)
    {
        var match = UriParts().Match(uri);
        if (!match.Success) throw new FormatException();
        string? Part(string name) => match.Groups[name] is { Success: true, Length: > 0 } group ? Uri.UnescapeDataString(group.Value) : null;
        var builder = new NpgsqlConnectionStringBuilder { Host = Part("host")?.Trim('[', ']'), Username = Part("user"), Password = Part("password"), Database = Part("database") };
        if (Part("port") is { } port) builder.Port = int.Parse(port, NumberStyles.None, CultureInfo.InvariantCulture);
        foreach (var pair in (match.Groups["options"].Value).Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var sides = pair.Split('=', 2);
            var key = Uri.UnescapeDataString(sides[0]);
            var value = Uri.UnescapeDataString(sides.ElementAtOrDefault(1) ?? "");
            if (!Options.TryGetValue(key, out var keyword)) throw new KeyNotFoundException(key);
            ((DbConnectionStringBuilder)builder)[keyword] = keyword is "SSL Mode" or "Target Session Attributes" ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }

        return builder;
    }

    [GeneratedRegex(@"^postgres(ql)?://((?<user>[^:@/?]*)(:(?<password>[^@/?]*))?@)?(?<host>\[[^\]]*\]|[^:@/?]*)(:(?<port>\d*))?(/(?<database>[^?]*))?(\?(?<options>.*))?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex UriParts();

    [GeneratedRegex(@"(^|;)\s*(Host|Server|Database|Username|User Id)\s*=", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex KeyAndValue();
}
