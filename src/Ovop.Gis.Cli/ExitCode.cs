namespace Ovop.Gis.Cli;

/// <summary>What the command says to the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int WrongUsage = 2;
}
