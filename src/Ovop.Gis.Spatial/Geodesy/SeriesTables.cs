namespace Ovop.Gis.Spatial.Geodesy;

/// <summary>The geodesic series to sixth order, with rational coefficients; written by tools/oracle/series.py.</summary>
/// <remarks>Karney (2013), integrals (15), (23), (41), (60).</remarks>
internal static class SeriesTables
{
    /// <summary>(1 - epsilon) A1; x is epsilon squared.</summary>
    internal static double A1(double x) => 1 + x * (1 / 4.0 + x * (1 / 64.0 + x * (1 / 256.0)));

    /// <summary>A2 / (1 - epsilon); x is epsilon squared.</summary>
    internal static double A2(double x) => 1 + x * (1 / 4.0 + x * (9 / 64.0 + x * (25 / 256.0)));

    internal static void C1(double epsilon, Span<double> c)
    {
        var x = epsilon * epsilon;
        var power = epsilon;
        c[0] = power * (-1 / 2.0 + x * (3 / 16.0 + x * (-1 / 32.0)));
        power *= epsilon;
        c[1] = power * (-1 / 16.0 + x * (1 / 32.0 + x * (-9 / 2048.0)));
        power *= epsilon;
        c[2] = power * (-1 / 48.0 + x * (3 / 256.0));
        power *= epsilon;
        c[3] = power * (-5 / 512.0 + x * (3 / 512.0));
        power *= epsilon;
        c[4] = power * (-7 / 1280.0);
        power *= epsilon;
        c[5] = power * (-7 / 2048.0);
    }

    internal static void C1Reverted(double epsilon, Span<double> c)
    {
        var x = epsilon * epsilon;
        var power = epsilon;
        c[0] = power * (1 / 2.0 + x * (-9 / 32.0 + x * (205 / 1536.0)));
        power *= epsilon;
        c[1] = power * (5 / 16.0 + x * (-37 / 96.0 + x * (1335 / 4096.0)));
        power *= epsilon;
        c[2] = power * (29 / 96.0 + x * (-75 / 128.0));
        power *= epsilon;
        c[3] = power * (539 / 1536.0 + x * (-2391 / 2560.0));
        power *= epsilon;
        c[4] = power * (3467 / 7680.0);
        power *= epsilon;
        c[5] = power * (38081 / 61440.0);
    }

    internal static void C2(double epsilon, Span<double> c)
    {
        var x = epsilon * epsilon;
        var power = epsilon;
        c[0] = power * (1 / 2.0 + x * (1 / 16.0 + x * (1 / 32.0)));
        power *= epsilon;
        c[1] = power * (3 / 16.0 + x * (1 / 32.0 + x * (35 / 2048.0)));
        power *= epsilon;
        c[2] = power * (5 / 48.0 + x * (5 / 256.0));
        power *= epsilon;
        c[3] = power * (35 / 512.0 + x * (7 / 512.0));
        power *= epsilon;
        c[4] = power * (63 / 1280.0);
        power *= epsilon;
        c[5] = power * (77 / 2048.0);
    }

    /// <summary>By powers of epsilon, each by powers of the third flattening n.</summary>
    internal static readonly double[][] A3 = [[1], [-1 / 2.0, 1 / 2.0], [-1 / 4.0, -1 / 8.0, 3 / 8.0], [-1 / 16.0, -3 / 16.0, -1 / 16.0], [-3 / 64.0, -1 / 32.0], [-3 / 128.0]];

    /// <summary>By harmonics, then powers of epsilon from the lowest on, each by powers of the third flattening n.</summary>
    internal static readonly double[][][] C3 =
    [
        [[1 / 4.0, -1 / 4.0], [1 / 8.0, 0, -1 / 8.0], [3 / 64.0, 3 / 64.0, -1 / 64.0], [5 / 128.0, 1 / 64.0], [3 / 128.0]],
        [[1 / 16.0, -3 / 32.0, 1 / 32.0], [3 / 64.0, -1 / 32.0, -3 / 64.0], [3 / 128.0, 1 / 128.0], [5 / 256.0]],
        [[5 / 192.0, -3 / 64.0, 5 / 192.0], [3 / 128.0, -5 / 192.0], [7 / 512.0]],
        [[7 / 512.0, -7 / 256.0], [7 / 512.0]],
        [[21 / 2560.0]]
    ];

    /// <summary>By harmonics, then powers of epsilon from the lowest on, each by powers of the third flattening n.</summary>
    internal static readonly double[][][] C4 =
    [
        [[2 / 3.0, -4 / 15.0, 8 / 105.0, 4 / 315.0, 16 / 3465.0, 20 / 9009.0], [-1 / 5.0, 16 / 35.0, -32 / 105.0, 16 / 385.0, 64 / 15015.0], [-2 / 105.0, -32 / 315.0, 1088 / 3465.0, -1184 / 5005.0], [11 / 315.0, -368 / 3465.0, -32 / 6435.0], [4 / 1155.0, 1088 / 45045.0], [97 / 15015.0]],
        [[1 / 45.0, -16 / 315.0, 32 / 945.0, -16 / 3465.0, -64 / 135135.0], [-2 / 105.0, 64 / 945.0, -128 / 1485.0, 1984 / 45045.0], [-1 / 105.0, 16 / 2079.0, 5792 / 135135.0], [4 / 1155.0, -2944 / 135135.0], [1 / 9009.0]],
        [[4 / 525.0, -32 / 1575.0, 64 / 3465.0, -32 / 5005.0], [-8 / 1575.0, 128 / 5775.0, -256 / 6825.0], [-8 / 1925.0, 1856 / 225225.0], [8 / 10725.0]],
        [[8 / 2205.0, -256 / 24255.0, 512 / 45045.0], [-16 / 8085.0, 1024 / 105105.0], [-136 / 63063.0]],
        [[64 / 31185.0, -512 / 81081.0], [-128 / 135135.0]],
        [[128 / 99099.0]]
    ];
}
