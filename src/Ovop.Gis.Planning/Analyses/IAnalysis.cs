using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Passports;

namespace Ovop.Gis.Planning.Analyses;

/// <summary>A planning question: its id is the command's verb, the HTTP path and the process id.</summary>
public interface IAnalysis<TRequest, TReport>
    where TRequest : class, new()
    where TReport : IReport
{
    static abstract string Id { get; }
    static abstract LocalText Title { get; }

    /// <param name="progress">Told the number of features done, where the work is long.</param>
    /// <exception cref="RefusedException">The request names something that is not there or does not fit.</exception>
    Task<TReport> RunAsync(TRequest request, IProgress<int>? progress, CancellationToken cancellationToken);
}

/// <summary>An answer, which can also be laid out as one table to take away.</summary>
public interface IReport
{
    Passport Passport { get; }

    ReportTable ToTable();
}

/// <summary>Rows and columns with the unit in the column's name; cells are string, double, long or null.</summary>
/// <param name="ForReading">The columns that fit on a screen, where not all do; a file always has them all.</param>
/// <param name="Whole">Where the shares of some rows add to a whole: which rows.</param>
public sealed record ReportTable(
    IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, IReadOnlyList<string>? ForReading = null, TableWhole? Whole = null)
{
    /// <summary>The column of a file that names the result each row is of.</summary>
    public const string PassportColumn = "passport";

    /// <summary>The table with the passport's id in each row, so that a row that is cut out can still be traced.</summary>
    public ReportTable Naming(Passport passport)
    {
        ArgumentNullException.ThrowIfNull(passport);
        return this with { Columns = [.. Columns, PassportColumn], Rows = [.. Rows.Select(r => (IReadOnlyList<object?>)[.. r, passport.Id])] };
    }
}

/// <summary>The rows that have the same value in one column make one whole, and their shares add to it.</summary>
public sealed record TableWhole(string ShareColumn, string SameColumn);

/// <summary>One fault of a request, by the parameter to blame.</summary>
public sealed record RequestFault(string Parameter, string Message);

/// <summary>A request that cannot be answered as it was asked; says which parameters are to blame and the way out.</summary>
public sealed class RefusedException(IReadOnlyList<RequestFault> faults)
    : Exception(string.Join(" ", faults.Select(f => $"{f.Parameter}: {f.Message}")))
{
    public RefusedException(string parameter, string message) : this([new RequestFault(parameter, message)])
    {
    }

    public IReadOnlyList<RequestFault> Faults { get; } = faults;
}
