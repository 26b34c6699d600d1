using System.Diagnostics;
using System.Globalization;
using Ovop.Gis.Fuzz.Core;

// ovop-fuzz [COUNT] [FIRST-SEED] [FOLDER-FOR-FINDS]
int Argument(int i, int otherwise) => args.Length > i ? int.Parse(args[i], CultureInfo.InvariantCulture) : otherwise;
var (count, first) = (Argument(0, 100_000), Argument(1, 1));
var finds = args.Length > 2 ? args[2] : Path.Combine("tests", "fixtures", "fuzz");
var scratch = Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"ovop-fuzz-{Environment.ProcessId}");
var mutation = new Mutation(Seeds.All());
var trial = new Trial();
var outcomes = new SortedDictionary<string, int>(StringComparer.Ordinal);
var failures = new Dictionary<string, int>(StringComparer.Ordinal);
var started = Stopwatch.GetTimestamp();
for (var seed = first; seed < first + count; seed++)
{
    var input = mutation.Make(new Random(seed));
    var result = await trial.RunAsync(input, scratch).ConfigureAwait(false);
    if (result.Failure is { } failure)
    {
        // One input of each kind is kept: the same exception at the same place is the same fault.
        var kind = string.Join('\n', failure.Split('\n').Take(3));
        failures[kind] = failures.GetValueOrDefault(kind) + 1;
        if (failures[kind] == 1)
        {
            input.WriteTo(Path.Combine(finds, $"seed-{seed}"));
            Console.Error.WriteLine($"seed {seed} ({input.Main}): {failure}");
        }
    }
    else outcomes[result.Outcome!] = outcomes.GetValueOrDefault(result.Outcome!) + 1;
    if ((seed - first + 1) % 10_000 == 0) Console.Error.WriteLine($"{seed - first + 1:N0} inputs, {Rate(seed - first + 1):0} a second");
}
Directory.Delete(scratch, recursive: true);
Console.WriteLine($"{count:N0} inputs from seed {first}, {Rate(count):0} a second, {failures.Values.Sum():N0} failures of {failures.Count} kinds");
foreach (var (outcome, times) in outcomes.OrderByDescending(pair => pair.Value)) Console.WriteLine($"  {times,8:N0}  {outcome}");
return failures.Count == 0 ? 0 : 1;

double Rate(int done) => done / Stopwatch.GetElapsedTime(started).TotalSeconds;
