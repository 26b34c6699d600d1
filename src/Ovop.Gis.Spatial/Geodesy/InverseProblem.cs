namespace Ovop.Gis.Spatial.Geodesy;

/// <summary>One inverse problem, turned so that it starts in the south, nearer to the pole than it ends, and runs east.</summary>
/// <remarks>Karney (2013) sections 4 and 5. The symmetries are eq. (44).</remarks>
internal readonly ref struct InverseProblem
{
    /// <summary>What is wanted of a path. The area lies between the path and the equator; east in the north counts positive.</summary>
    internal readonly record struct Path(double Metres, Direction Start, Direction End, double SquareMetres);

    /// <summary>A candidate path on the auxiliary sphere.</summary>
    private readonly record struct Trial(
        Direction Alpha1, Direction Alpha2, Direction Sigma1, Direction Sigma2, double Sigma12,
        double SinAlpha0, double CosAlpha0, double Epsilon, double LongitudeExcess, double LongitudeCorrection);

    private const double Rounding = 2.220446049250313e-16;
    private const int NewtonLimit = 20;
    private const int IterationLimit = 100;

    private readonly Geodesic _geodesic;
    private readonly bool _withArea;
    private readonly double _east;
    private readonly bool _swapped;
    private readonly double _north;
    private readonly Direction _beta1;
    private readonly Direction _beta2;
    private readonly Direction _lambda12;
    private readonly double _lambda12Radians;
    private readonly bool _fromPole;

    internal InverseProblem(Geodesic geodesic, LonLat from, LonLat to, bool withArea)
    {
        _geodesic = geodesic;
        _withArea = withArea;
        var (degrees, rest) = Angles.Difference(from.LongitudeDegrees, to.LongitudeDegrees);
        _east = degrees < 0 ? -1 : 1;
        (degrees, rest) = (_east * degrees, _east * rest);
        _lambda12Radians = (degrees + rest) * Angles.RadiansPerDegree;
        var (sin, cos) = Angles.SinCos(degrees, rest);
        _lambda12 = new Direction(degrees == 180 && rest == 0 ? 0 : sin, cos);

        var (latitude1, latitude2) = (from.LatitudeDegrees, to.LatitudeDegrees);
        _swapped = Math.Abs(latitude1) < Math.Abs(latitude2);
        if (_swapped) (latitude1, latitude2) = (latitude2, latitude1);
        _north = latitude1 < 0 ? 1 : -1;
        _fromPole = latitude1 is 90 or -90;
        _beta1 = geodesic.ReducedLatitude(_north * latitude1);
        _beta2 = geodesic.ReducedLatitude(_north * latitude2);
        // Equal latitudes must stay equal whatever their signs, or the symmetric cases below are missed.
        if (Math.Abs(latitude1) == Math.Abs(latitude2)) _beta2 = new Direction(Math.CopySign(_beta1.Sin, _beta2.Sin), _beta1.Cos);
    }

    internal Path Solve()
    {
        var path = _fromPole || _lambda12.Sin == 0 ? AlongMeridian()
            : _beta1.Sin == 0 && _lambda12Radians <= (1 - _geodesic.Ellipsoid.FlatteningRatio) * Math.PI ? AlongEquator()
            : Oblique();
        var (start, end) = _swapped ? (path.End, path.Start) : (path.Start, path.End);
        var turn = _swapped ? -_north : _north;
        return new Path(path.Metres,
            new Direction(start.Sin * _east + 0.0, start.Cos * turn + 0.0),
            new Direction(end.Sin * _east + 0.0, end.Cos * turn + 0.0),
            path.SquareMetres * _east * _north);
    }

    private Path AlongMeridian()
    {
        var sigma1 = Direction.Of(_beta1.Sin, _lambda12.Cos * _beta1.Cos);
        if (_fromPole) sigma1 = new Direction(-1, 0);
        var sigma2 = _beta2.Cos > Geodesic.Tiny ? Direction.Of(_beta2.Sin, _beta2.Cos) : new Direction(_beta2.Sin, 0);
        var apart = sigma2.Minus(sigma1);
        var sigma12 = Elementary.Atan2(Math.Max(0, apart.Sin), apart.Cos);
        var epsilon = GeodesicSeries.Epsilon(_geodesic.SecondEccentricitySquared);
        var metres = LengthMetres(sigma1, sigma2, sigma12, epsilon);
        var area = 0.0;
        if (_withArea && metres > 0)
            area = -_geodesic.AuthalicRadiusSquared * (_lambda12.Sin == 0 && _lambda12.Cos > 0 ? 0 : _lambda12Radians);
        return new Path(metres, _lambda12, Direction.North, area);
    }

    private Path AlongEquator() =>
        new(_geodesic.Ellipsoid.EquatorialRadiusMetres * _lambda12Radians, Direction.East, Direction.East, 0);

    private Path Oblique()
    {
        var guess = StartingGuess.For(_geodesic, _beta1, _beta2, _lambda12, _lambda12Radians);
        if (guess.IsExact)
        {
            var shortArea = _withArea ? _geodesic.AuthalicRadiusSquared * SphericalExcess(guess.Omega12) + ShortCorrection(guess) : 0;
            return new Path(guess.Metres, guess.Alpha1, guess.Alpha2, shortArea);
        }

        var trial = Refine(guess.Alpha1);
        var metres = LengthMetres(trial.Sigma1, trial.Sigma2, trial.Sigma12, trial.Epsilon);
        return new Path(metres, trial.Alpha1, trial.Alpha2, _withArea ? AreaSquareMetres(trial) : 0);
    }

    /// <summary>Newton's method on the azimuth, kept between two azimuths known to fall short and to go too far; eq. (46).</summary>
    private Trial Refine(Direction alpha1)
    {
        var (tooLittle, tooMuch) = (new Direction(Geodesic.Tiny, 1), new Direction(Geodesic.Tiny, -1));
        var lastStep = false;
        for (var iteration = 0; ; iteration++)
        {
            var trial = Try(alpha1);
            var excess = trial.LongitudeExcess;
            if (Math.Abs(excess) < (lastStep ? 8 : 1) * Rounding || lastStep && iteration >= NewtonLimit || iteration >= IterationLimit)
                return trial;

            if (excess > 0 && Before(alpha1, tooMuch)) tooMuch = alpha1;
            else if (excess < 0 && Before(tooLittle, alpha1)) tooLittle = alpha1;

            if (iteration < NewtonLimit && LongitudeSlope(trial) is > 0 and var slope)
            {
                var step = -excess / slope;
                var next = alpha1.Plus(Direction.FromRadians(step));
                if (Math.Abs(step) < Math.PI && next.Sin > 0)
                {
                    // The error of the next trial is the square of this one.
                    lastStep = Math.Abs(excess) <= 16 * Rounding;
                    alpha1 = Direction.Of(next.Sin, next.Cos);
                    continue;
                }
            }
            var middle = Direction.Of((tooLittle.Sin + tooMuch.Sin) / 2, (tooLittle.Cos + tooMuch.Cos) / 2);
            lastStep = Math.Abs(tooLittle.Sin - middle.Sin) + Math.Abs(tooLittle.Cos - middle.Cos) < Rounding
                || Math.Abs(middle.Sin - tooMuch.Sin) + Math.Abs(middle.Cos - tooMuch.Cos) < Rounding;
            alpha1 = middle;
        }
    }

    private static bool Before(Direction left, Direction right) => left.Cos * right.Sin > right.Cos * left.Sin;

    /// <summary>Where the path with this azimuth first meets the second latitude, and by how much the longitude then is too large.</summary>
    private Trial Try(Direction alpha1)
    {
        // A start on the equator due east would have no node to count sigma from.
        if (_beta1.Sin == 0 && alpha1.Cos == 0) alpha1 = alpha1 with { Cos = -Geodesic.Tiny };
        var sinAlpha0 = alpha1.Sin * _beta1.Cos;
        var cosAlpha0 = Direction.Hypot(alpha1.Cos, alpha1.Sin * _beta1.Sin);

        var along1 = alpha1.Cos * _beta1.Cos;
        var sigma1 = Direction.Of(_beta1.Sin, along1);
        // Longitudes are only wanted as an angle between vectors: their lengths may stay as they are.
        var omega1 = new Direction(sinAlpha0 * _beta1.Sin, along1);

        var sinAlpha2 = _beta2.Cos != _beta1.Cos ? sinAlpha0 / _beta2.Cos : alpha1.Sin;
        var cosAlpha2 = CosAlpha2(alpha1);
        var along2 = cosAlpha2 * _beta2.Cos;
        var sigma2 = Direction.Of(_beta2.Sin, along2);
        var omega2 = new Direction(sinAlpha0 * _beta2.Sin, along2);

        var sigmaApart = sigma2.Minus(sigma1);
        var sigma12 = Elementary.Atan2(Math.Max(0, sigmaApart.Sin), sigmaApart.Cos);
        var omegaApart = omega2.Minus(omega1);
        omegaApart = omegaApart with { Sin = Math.Max(0, omegaApart.Sin) };

        var epsilon = GeodesicSeries.Epsilon(_geodesic.SecondEccentricitySquared * cosAlpha0 * cosAlpha0);
        Span<double> c3 = stackalloc double[GeodesicSeries.Order - 1];
        _geodesic.Series.C3(epsilon, c3);
        var correction = _geodesic.Ellipsoid.FlatteningRatio * sinAlpha0 * _geodesic.Series.A3(epsilon)
            * (sigma12 + (GeodesicSeries.SineSum(sigma2, c3) - GeodesicSeries.SineSum(sigma1, c3)));
        // Both longitudes may be near pi: their difference is taken as vectors, not as angles.
        var excess = omegaApart.Minus(_lambda12).Radians - correction;
        return new Trial(alpha1, new Direction(sinAlpha2, cosAlpha2), sigma1, sigma2, sigma12, sinAlpha0, cosAlpha0, epsilon, excess, correction);
    }

    /// <summary>Eq. (45), with the difference of squares factored.</summary>
    private double CosAlpha2(Direction alpha1)
    {
        if (_beta2.Cos == _beta1.Cos && Math.Abs(_beta2.Sin) == -_beta1.Sin) return Math.Abs(alpha1.Cos);
        var difference = _beta1.Cos < -_beta1.Sin
            ? (_beta2.Cos - _beta1.Cos) * (_beta1.Cos + _beta2.Cos)
            : (_beta1.Sin - _beta2.Sin) * (_beta1.Sin + _beta2.Sin);
        var along1 = alpha1.Cos * _beta1.Cos;
        return Math.Sqrt(Math.Max(0, along1 * along1 + difference)) / _beta2.Cos;
    }

    private double LongitudeSlope(in Trial trial)
    {
        var flat = 1 - _geodesic.Ellipsoid.FlatteningRatio;
        if (trial.Alpha2.Cos == 0)
            return -2 * flat * Math.Sqrt(1 + _geodesic.SecondEccentricitySquared * _beta1.Sin * _beta1.Sin) / _beta1.Sin;
        return flat * ReducedLengthRatio(trial) / (trial.Alpha2.Cos * _beta2.Cos);
    }

    /// <summary>m12 / b, eqs. (38) and (40).</summary>
    private double ReducedLengthRatio(in Trial trial)
    {
        Span<double> c1 = stackalloc double[GeodesicSeries.Order];
        Span<double> c2 = stackalloc double[GeodesicSeries.Order];
        SeriesTables.C1(trial.Epsilon, c1);
        SeriesTables.C2(trial.Epsilon, c2);
        var (a1, a2) = (GeodesicSeries.A1(trial.Epsilon), GeodesicSeries.A2(trial.Epsilon));
        for (var l = 0; l < c1.Length; l++) c1[l] = a1 * c1[l] - a2 * c2[l];
        var j12 = (a1 - a2) * trial.Sigma12 + (GeodesicSeries.SineSum(trial.Sigma2, c1) - GeodesicSeries.SineSum(trial.Sigma1, c1));
        var ep2 = _geodesic.SecondEccentricitySquared;
        var root1 = Math.Sqrt(1 + ep2 * _beta1.Sin * _beta1.Sin);
        var root2 = Math.Sqrt(1 + ep2 * _beta2.Sin * _beta2.Sin);
        return root2 * trial.Sigma1.Cos * trial.Sigma2.Sin - root1 * trial.Sigma1.Sin * trial.Sigma2.Cos
            - trial.Sigma1.Cos * trial.Sigma2.Cos * j12;
    }

    private double LengthMetres(Direction sigma1, Direction sigma2, double sigma12, double epsilon)
    {
        Span<double> c1 = stackalloc double[GeodesicSeries.Order];
        SeriesTables.C1(epsilon, c1);
        return _geodesic.Ellipsoid.PolarRadiusMetres * GeodesicSeries.A1(epsilon)
            * (sigma12 + (GeodesicSeries.SineSum(sigma2, c1) - GeodesicSeries.SineSum(sigma1, c1)));
    }

    /// <summary>S12 of eq. (59): the excess on the authalic sphere and what the ellipsoid adds to it.</summary>
    private double AreaSquareMetres(in Trial trial)
    {
        // The longitude on the sphere comes from the given one, so that a short edge keeps its relative precision.
        var omega12 = Direction.FromRadians(_lambda12Radians + trial.LongitudeCorrection);
        var direct = trial.Alpha2.Minus(trial.Alpha1);
        var excess = omega12.Cos > -0.7 && _beta2.Sin - _beta1.Sin < 1.75 ? SphericalExcess(omega12) : direct.Radians;
        return _geodesic.AuthalicRadiusSquared * excess + EllipsoidalPart(trial);
    }

    /// <summary>alpha2 - alpha1 from the sides, eq. (63): no cancellation when the path is short.</summary>
    private double SphericalExcess(Direction omega12)
    {
        var (across1, across2) = (1 + _beta1.Cos, 1 + _beta2.Cos);
        return 2 * Elementary.Atan2(omega12.Sin * (_beta1.Sin * across2 + _beta2.Sin * across1),
            (1 + omega12.Cos) * (_beta1.Sin * _beta2.Sin + across1 * across2));
    }

    private double EllipsoidalPart(in Trial trial)
    {
        if (trial.SinAlpha0 == 0 || trial.CosAlpha0 == 0) return 0;
        Span<double> c4 = stackalloc double[GeodesicSeries.Order];
        _geodesic.Series.C4(trial.Epsilon, c4);
        var half = Direction.FromRadians(trial.Sigma12 / 2);
        var a = _geodesic.Ellipsoid.EquatorialRadiusMetres;
        return _geodesic.EccentricitySquared * a * a * trial.CosAlpha0 * trial.SinAlpha0
            * GeodesicSeries.CosineSumDifference(trial.Sigma1.Plus(half), half, c4);
    }

    private double ShortCorrection(in StartingGuess guess)
    {
        var trial = Try(guess.Alpha1);
        return EllipsoidalPart(trial with { Sigma12 = guess.Sigma12 });
    }
}
