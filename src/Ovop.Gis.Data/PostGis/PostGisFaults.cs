using System.Globalization;
using Npgsql;

namespace Ovop.Gis.Data.PostGis;

/// <summary>What the server's faults mean to the user, and the way out. Never names the password.</summary>
internal sealed class PostGisFaults(NpgsqlConnectionStringBuilder address)
{
    private const string NothingChanged = "Nothing was changed.";

    private string Server => string.Create(CultureInfo.InvariantCulture, $"{address.Host}:{address.Port}");

    private string Database => $"'{address.Database ?? address.Username}' on {Server}";

    public StoreException Explain(Exception e) => e switch
    {
        StoreException known => known,
        PostgresException told => Told(told),
        NpgsqlException { InnerException: TimeoutException } => new StoreException($"The PostgreSQL server {Server} does not answer in time.", "Look whether it runs and can be reached; then try again.", e),
        NpgsqlException { InnerException: System.Net.Sockets.SocketException } => Unreachable(e),
        NpgsqlException { InnerException: IOException or EndOfStreamException } => Lost(e),
        System.Net.Sockets.SocketException => Unreachable(e),
        IOException => Lost(e),
        _ => new StoreException($"The database {Database} failed: {e.Message}", "Look at the server and try again.", e),
    };

    public StoreException NoPostGis(PostgresException e) => e.SqlState is PostgresErrorCodes.InsufficientPrivilege
        ? new StoreException($"The database {Database} has no PostGIS, and the user '{address.Username}' may not add it.", "Have an administrator run once in that database: CREATE EXTENSION postgis;", e)
        : new StoreException($"The server {Server} has no PostGIS: {e.MessageText}", "Install PostGIS there (Debian: postgresql-NN-postgis-3), then try again.", e);

    public StoreException WrongEncoding(string encoding) => new(
        $"The database {Database} keeps texts as {encoding}, which cannot hold every name.", "Make it anew with: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0;");

    public StoreException Newer(string migration) => new(
        $"The store in {Database} was made by a newer Ovop.Gis (its schema has {migration}).", "Install the newer program, or give another database.");

    private StoreException Unreachable(Exception e) => new($"The PostgreSQL server {Server} cannot be reached.", "Look whether it runs, and at the host and port of the store's address.", e);

    private StoreException Lost(Exception e) => new(
        $"The connection to the PostgreSQL server {Server} was lost.", "The layer is at its old version or at the new one, whole; see which with 'ovop versions', then try again.", e);

    private StoreException Told(PostgresException e) => e.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword => new StoreException($"The server {Server} does not accept the password of '{address.Username}'.", "Look at user and password; special characters in an address are percent-encoded.", e),
        PostgresErrorCodes.InvalidAuthorizationSpecification => new StoreException($"The server {Server} does not let '{address.Username}' in: {e.MessageText}", "Look at the user's name, and have an administrator look at pg_hba.conf.", e),
        PostgresErrorCodes.InvalidCatalogName => new StoreException($"There is no database {Database}.", $"Make it with: createdb -h {address.Host} -p {Port} {address.Database}", e),
        PostgresErrorCodes.InsufficientPrivilege => new StoreException($"The user '{address.Username}' has no right to do this in the database {Database}: {e.MessageText}", $"Have an administrator run: GRANT CREATE ON DATABASE \"{address.Database}\" TO \"{address.Username}\"; the schema ovop must belong to that user.", e),
        PostgresErrorCodes.DiskFull => new StoreException($"There is no space left on the server {Server}.", $"{NothingChanged} Have an administrator free some space, then try again.", e),
        PostgresErrorCodes.ReadOnlySqlTransaction => new StoreException($"The database {Database} is read-only: a standby, or set so.", $"{NothingChanged} Give the address of the server that may be written to.", e),
        PostgresErrorCodes.LockNotAvailable => new StoreException($"The layer is locked in the database {Database}: another load, or a program that reads it, has not finished.", $"{NothingChanged} Try again in a while.", e),
        PostgresErrorCodes.DependentObjectsStillExist => new StoreException($"Something else in the database {Database} is built on the layer's view, and the layer's fields change: {e.Detail ?? e.MessageText}", $"{NothingChanged} Remove what depends on the view, load, and make it anew.", e),
        PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter => new StoreException("A text of the layer has a character that PostgreSQL cannot hold (a zero byte).", $"{NothingChanged} Remove it from the file, then load again.", e),
        PostgresErrorCodes.TooManyConnections => new StoreException($"The server {Server} has no connection free.", "Try again in a while.", e),
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow => new StoreException($"The server {Server} is shutting down or starting.", "The layer is at its old version or at the new one, whole; try again in a while.", e),
        PostgresErrorCodes.UndefinedTable => new StoreException($"A table of the store in {Database} is missing: {e.MessageText}", "Somebody has removed it; restore the schema ovop from a copy.", e),
        _ => new StoreException($"The database {Database} refused: {e.MessageText} [{e.SqlState}]", $"{NothingChanged} Have an administrator look at the server.", e),
    };

    private string Port => address.Port.ToString(CultureInfo.InvariantCulture);
}
