namespace Ovop.Gis.Spatial.Distances;

/// <summary>A box in geocentric metres, in which neither a pole nor the antimeridian is special; empty while its least exceeds its most.</summary>
internal readonly record struct SpaceBox(double MinX, double MinY, double MinZ, double MaxX, double MaxY, double MaxZ)
{
    internal static SpaceBox Empty => new(
        double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity);

    internal bool IsEmpty => MinX > MaxX;

    internal double DiagonalMetres => new SpacePoint(MinX, MinY, MinZ).DistanceTo(new SpacePoint(MaxX, MaxY, MaxZ));

    internal SpaceBox With(SpacePoint p) => new(
        Math.Min(MinX, p.X), Math.Min(MinY, p.Y), Math.Min(MinZ, p.Z), Math.Max(MaxX, p.X), Math.Max(MaxY, p.Y), Math.Max(MaxZ, p.Z));

    internal SpaceBox With(in SpaceBox other) => new(
        Math.Min(MinX, other.MinX), Math.Min(MinY, other.MinY), Math.Min(MinZ, other.MinZ),
        Math.Max(MaxX, other.MaxX), Math.Max(MaxY, other.MaxY), Math.Max(MaxZ, other.MaxZ));

    internal SpaceBox Grown(double metres) => IsEmpty ? this : new(MinX - metres, MinY - metres, MinZ - metres, MaxX + metres, MaxY + metres, MaxZ + metres);

    internal double LeastSquared(SpacePoint p) => Squared(Gap(MinX - p.X, p.X - MaxX), Gap(MinY - p.Y, p.Y - MaxY), Gap(MinZ - p.Z, p.Z - MaxZ));

    internal double MostSquared(SpacePoint p) =>
        Squared(Math.Max(MaxX - p.X, p.X - MinX), Math.Max(MaxY - p.Y, p.Y - MinY), Math.Max(MaxZ - p.Z, p.Z - MinZ));

    internal double LeastSquared(in SpaceBox other) =>
        Squared(Gap(MinX - other.MaxX, other.MinX - MaxX), Gap(MinY - other.MaxY, other.MinY - MaxY), Gap(MinZ - other.MaxZ, other.MinZ - MaxZ));

    private static double Gap(double before, double after) => Math.Max(Math.Max(before, after), 0);

    private static double Squared(double x, double y, double z) => x * x + y * y + z * z;
}
